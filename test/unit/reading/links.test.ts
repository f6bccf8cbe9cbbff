import { describe, expect, it } from 'vitest';
import { linkTarget, pathBelow } from '../../../src/reading/links.ts';

describe('a link', () => {
  it.each([
    ['https://example.com/a b', { kind: 'web', address: 'https://example.com/a b' }],
    ['mailto:a@example.com', { kind: 'web', address: 'mailto:a@example.com' }],
    ['#根因', { kind: 'heading', id: '根因' }],
    ['%23x', { kind: 'file', path: '#x', id: '' }],
    ['../2026/%E6%A1%88%E4%BE%8B.md#原因', { kind: 'file', path: '../2026/案例.md', id: '原因' }],
    ['/docs/a.md?x=1', { kind: 'file', path: '/docs/a.md', id: '' }],
    ['a\\b.md', { kind: 'file', path: 'a/b.md', id: '' }],
    ['%zz.md', { kind: 'file', path: '%zz.md', id: '' }],
  ])('%s leads where it says', (href, target) => {
    expect(linkTarget(href)).toEqual(target);
  });

  it.each([
    '',
    '#',
    'ftp://x',
    'D:\\x.md',
    'javascript:1',
    ' java\tscript:1',
    '//host/x',
    '\\\\host\\x',
    '%2F%2Fhost',
    'a:b',
  ])('%s leads nowhere', (href) => {
    expect(linkTarget(href)).toBeNull();
  });
});

describe('a path', () => {
  it.each([
    ['a/b.md', 'c.png', 'a/c.png'],
    ['a/b.md', './x/../c.png', 'a/c.png'],
    ['a/b.md', '../c.png', 'c.png'],
    ['a/b.md', '/c.png', 'c.png'],
    ['b.md', '../c.png', null],
    ['a/b.md', '../../c.png', null],
    ['a/b.md', 'x/../../../../a/c.png', null],
    ['b.md', './', null],
  ])('in %s that says %s means %s', (from, path, meant) => {
    expect(pathBelow(from, path)).toBe(meant);
  });
});
