/** What a download says of a page whose body was read to its end. */
export interface Page {
  url: string;
  /** Always 2xx: any other status is a {@link DownloadError}, for its body is not the page that was asked for. */
  status: number;
  /** Bytes of the decoded body. */
  bytes: number;
  /** Bytes of the body as it came: compressed where the server compressed it. */
  wireBytes: number;
  /** CRC-32 of the decoded body, eight hexadecimal digits. */
  checksum: string;
}
