import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLinks, renderLink } from '../../../src/markdown/inline.ts';
import {
  evidenceFileName,
  linkDestination,
  pathOfDestination,
  relativePath,
  schemeOfDestination,
} from '../../../src/vscode/retrospective/evidencePath.ts';

describe('the way from a document to a file', () => {
  it.each([
    ['/w/retrospectives', '/w/retrospectives/evidence/a.png', 'evidence/a.png'],
    ['/w/retrospectives', '/w/src/main.ts', '../src/main.ts'],
    ['/w/a', '/w/a', '../a'],
    ['/', '/a.png', 'a.png'],
    ['/c:/w', '/c:/w/a.png', 'a.png'],
  ])('from %s to %s is %s', (from, to, path) => {
    expect(relativePath(from, to)).toBe(path);
  });

  it('does not lead to another drive', () => {
    expect(relativePath('/c:/w', '/d:/a.png')).toBeNull();
  });
});

describe('a link destination', () => {
  it('keeps Chinese readable and encodes what Markdown or a table would read', () => {
    expect(linkDestination('evidence/截图 (1).png')).toBe('evidence/截图%20%281%29.png');
    expect(linkDestination('a|b#c?d%.png')).toBe('a%7Cb%23c%3Fd%25.png');
    expect(linkDestination('a:b.png')).toBe('./a:b.png');
  });

  it('names the file it was made for, whatever its name', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[/\\\0]/.test(text) && !/^\.*$/.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (parts) => {
        const path = parts.join('/');
        const href = linkDestination(path);
        expect(schemeOfDestination(href)).toBeNull();
        expect(pathOfDestination(href).replace(/^\.\//, '')).toBe(path);
      }),
    );
  });

  it('survives the document', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/\\\0]/.test(text));
    fc.assert(
      fc.property(name, (path) => {
        const text = `- ${renderLink('图', linkDestination(path), false)}`;
        expect(findLinks(text, 0, text.length).map((link) => link.href)).toEqual([linkDestination(path)]);
      }),
    );
  });
});

describe('the name of a copied file', () => {
  it.each([
    ['报错 截图.png', '报错-截图.png'],
    ['a<b>:"c|?*.log', 'a-b-c.log'],
    ['C:\\temp\\x.txt', 'x.txt'],
    ['../../etc/passwd', 'passwd'],
    ['con.txt', '_con.txt'],
    ['...', 'evidence'],
    ['', 'evidence'],
    ['?.png', 'evidence.png'],
    ['trailing. ', 'trailing'],
    ['archive.tar.gz', 'archive.tar.gz'],
    ['.env', 'evidence.env'],
  ])('%j becomes %j', (name, kept) => {
    expect(evidenceFileName(name)).toBe(kept);
  });

  it('is never too long for a file system', () => {
    const name = `${'记'.repeat(300)}.png`;
    expect(new TextEncoder().encode(evidenceFileName(name)).length).toBeLessThanOrEqual(255);
    expect(evidenceFileName(name)).toMatch(/\.png$/);
  });
});
