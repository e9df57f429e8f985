import { bandOf, blur, blurDirectly, createImage, partition } from "overlap/work";
import { describe, expect, test } from "vitest";

describe("blur", () => {
  test.each([
    [1, 1, 0],
    [1, 1, 3],
    [5, 4, 1],
    [17, 9, 2],
    [8, 23, 5],
    [6, 5, 40],
  ])(
    "blur of %d x %d pixels with radius %d agrees with its definition",
    (width, height, radius) => {
      const image = createImage({ width, height, seed: width * height });
      expect(blur(image, radius)).toEqual(blurDirectly(image, radius));
    },
  );

  test("blur(image, 0) changes nothing", () => {
    const image = createImage({ width: 7, height: 5 });
    expect(blur(image, 0)).toEqual(image.pixels);
  });

  test("blur of one colour is that colour", () => {
    const pixels = new Uint8ClampedArray(6 * 6 * 4).map((_, i) => [10, 200, 77, 255][i % 4]!);
    expect(blur({ width: 6, height: 6, pixels }, 2)).toEqual(pixels);
  });

  test("blur by hand: a white pixel in the middle of three black rows of three", () => {
    const pixels = new Uint8ClampedArray(3 * 3 * 4);
    pixels.fill(255, 16, 20);
    // 255 / 9 is 28.33: every pixel has the white one in its square.
    expect(blur({ width: 3, height: 3, pixels }, 1)).toEqual(new Uint8ClampedArray(36).fill(28));
  });

  test("blur of bands, each sent with its margin, makes up the blur of the image", () => {
    const image = createImage({ width: 31, height: 45 });
    for (const radius of [1, 4, 60]) {
      for (const parts of [1, 3, 50]) {
        const rows = partition(image.height, parts).flatMap(([from, to]) => {
          const band = bandOf(image, from, to, radius);
          return [...blur(band.image, radius, band.from, band.to)];
        });
        expect(new Uint8ClampedArray(rows)).toEqual(blur(image, radius));
      }
    }
  });

  test("blur leaves an image as it was", () => {
    const image = createImage({ width: 9, height: 9 });
    const before = image.pixels.slice();
    blur(image, 2);
    expect(image.pixels).toEqual(before);
  });

  test("blur says which rows and which radius it expects", () => {
    const image = createImage({ width: 4, height: 4 });
    expect(() => blur(image, 1, 2, 5)).toThrow("blur: expected whole numbers 0 <= from <= to <= 4");
    expect(() => blur(image, -1)).toThrow("blur: expected a radius from 0 to 1000");
    expect(() => blurDirectly(image, 0.5)).toThrow("blurDirectly: expected a radius");
  });
});

describe("createImage", () => {
  test("createImage({ seed }) gives the same picture for the same seed, another for another", () => {
    const picture = (seed: number) => createImage({ width: 20, height: 20, seed });
    expect(picture(3)).toEqual(picture(3));
    expect(picture(3).pixels).not.toEqual(picture(4).pixels);
  });

  test("createImage is opaque and has more than one value in each colour", () => {
    const { pixels } = createImage({ width: 32, height: 32 });
    for (let channel = 0; channel < 4; channel++) {
      const values = new Set(pixels.filter((_, at) => at % 4 === channel));
      if (channel === 3) expect([...values]).toEqual([255]);
      else expect(values.size).toBeGreaterThan(20);
    }
  });

  test("createImage({ shared: true }) puts the same bytes on shared memory", () => {
    const { pixels } = createImage({ width: 20, height: 20, shared: true });
    expect(pixels.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect([...pixels]).toEqual([...createImage({ width: 20, height: 20 }).pixels]);
  });
});
