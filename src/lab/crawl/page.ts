/** What the crawler keeps of a page. */
export interface CrawledPage {
  url: string;
  /** Bytes of the decoded page. */
  bytes: number;
  /** Links of the page. */
  links: number;
  words: number;
  /** Of pages that are nearly alike, most of the figures are the same: how doubles are found. */
  fingerprint: string;
}
