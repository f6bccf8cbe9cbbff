/** Stands for what is not read: code, links, quoted speech. */
export const hole = '\uFFFC';

/** The unit as it is compared: lower case, half width, straight apostrophes; one unit in, one out. */
export function foldUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  if (unit === 0x3000 || unit === 0xa0) return 0x20;
  if (unit === 0x2019 || unit === 0x2018) return 0x27;
  if (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7) return unit + 32;
  return unit;
}

/** A to Z, a to z, 0 to 9, `_` and accented Latin letters: what makes up words that need a boundary. */
export function isWordUnit(unit: number): boolean {
  // Most text is either of these two.
  if (unit > 0x24f) return false;
  if (unit >= 0x61 && unit <= 0x7a) return true;
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    (unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7)
  );
}

/** Chinese characters, those beyond the first plane left aside. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}
