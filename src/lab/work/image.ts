/** A picture in memory, row after row, four bytes a pixel: red, green, blue, alpha. */
export interface Image {
  readonly width: number;
  readonly height: number;
  /** width * height * 4 bytes; on a SharedArrayBuffer it can be read by several threads. */
  readonly pixels: Uint8ClampedArray;
}

export interface ImageOptions {
  /** Pixels; default 256. */
  width?: number;
  /** Pixels; default 256. */
  height?: number;
  /** The same seed gives the same picture; default 1. */
  seed?: number;
  /** Puts the pixels on a SharedArrayBuffer; default false. */
  shared?: boolean;
}

/** Makes an opaque picture of coloured stripes under seeded noise, so that a blur has something to do. */
export function createImage({
  width = 256,
  height = 256,
  seed = 1,
  shared = false,
}: ImageOptions = {}): Image {
  const bytes = width * height * 4;
  const memory = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const pixels = new Uint8ClampedArray(memory);
  // xorshift32 (Marsaglia, Xorshift RNGs, 2003); a state of 0 would stay 0.
  let state = seed | 0 || 1;
  for (let at = 0; at < bytes; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const stripe = (at >>> 5) & 1 ? 160 : 0;
    pixels[at] = at % 4 === 3 ? 255 : stripe + (state & 0x3f);
  }
  return { width, height, pixels };
}

/** Part of an image, with the rows around it that a blur of its edges reads. */
export interface Band {
  readonly image: Image;
  /** The first of the wanted rows, counted in the band. */
  readonly from: number;
  /** The row after the last wanted one, counted in the band. */
  readonly to: number;
}

/**
 * Copies the rows from `from` up to, not including, `to` out of an image, and up to `margin` rows
 * on each side: all that one part of the work needs, and so all that has to be sent.
 */
export function bandOf(image: Image, from: number, to: number, margin: number): Band {
  const first = Math.max(0, from - margin);
  const last = Math.min(image.height, to + margin);
  const row = image.width * 4;
  const pixels = image.pixels.slice(first * row, last * row);
  return {
    image: { width: image.width, height: last - first, pixels },
    from: from - first,
    to: to - first,
  };
}
