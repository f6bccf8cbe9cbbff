import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from '../../../src/exchange/ics.ts';

const options = { now: new Date('2026-11-20T07:30:00Z'), name: '跟进', remindMinutes: 30 };
const call: CalendarEvent = {
  identity: 'a.md\npromise\n回电',
  summary: '回电，说明原因; then "mail", C:\\logs',
  description: '承诺\n王敏',
  date: '2026-11-24',
  time: '17:30',
  offset: null,
};

/** Lines as a reader has them (RFC 5545, 3.1): a line break and one blank or tab behind it are taken out. */
function unfold(text: string): string[] {
  return text.replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** A text value as a reader has it (3.3.11). */
function unescape(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}

function valueOf(lines: readonly string[], name: string): string | undefined {
  return lines
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.replace(/^[^:]*:/, '');
}

describe('a calendar', () => {
  it('has what RFC 5545 asks for', () => {
    const lines = unfold(writeCalendar([call], options));
    expect(lines.slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Fupan//Follow-up//EN',
      'CALSCALE:GREGORIAN',
    ]);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(valueOf(lines, 'DTSTAMP')).toBe('20261120T073000Z');
    expect(valueOf(lines, 'DTSTART')).toBe('20261124T173000');
    expect(valueOf(lines, 'SUMMARY')).toBe('回电，说明原因\\; then "mail"\\, C:\\\\logs');
    expect(valueOf(lines, 'DESCRIPTION')).toBe('承诺\\n王敏');
    expect(lines).toContain('TRIGGER:-PT30M');
  });

  it('writes a day as a whole day that ends with the next, and a time with a zone in UTC', () => {
    const day = writeCalendar([{ ...call, time: null, date: '2028-02-29' }], {
      ...options,
      remindMinutes: null,
    });
    expect(day).toContain('DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n');
    expect(day).not.toContain('VALARM');
    expect(writeCalendar([{ ...call, time: null }], options)).toContain('TRIGGER:PT9H\r\n');
    expect(writeCalendar([{ ...call, time: '06:30', offset: 480 }], options)).toContain(
      'DTSTART:20261123T223000Z\r\n',
    );
  });

  it('gives an event the same UID whatever changes about it, and no other event that one', () => {
    const uid = (event: CalendarEvent): string | undefined =>
      valueOf(unfold(writeCalendar([event], options)), 'UID');
    expect(uid({ ...call, date: '2026-12-01', summary: 'x' })).toBe(uid(call));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(uid({ ...call, identity: a }) === uid({ ...call, identity: b })).toBe(a === b);
      }),
    );
  });

  it('of any texts has lines of at most 75 octets, cut between characters, and reads back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ summary: text, description: text }), { maxLength: 4 }), (texts) => {
        const calendar = writeCalendar(
          texts.map((each, index) => ({ ...call, ...each, identity: String(index) })),
          options,
        );
        const bytes = new TextEncoder().encode(calendar);
        expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(calendar);
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of calendar.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const lines = unfold(calendar);
        const plain = (value: string): string =>
          value
            .replace(/\r\n?/g, '\n')
            .replace(/[^\P{Cc}\t\n]/gu, '')
            .replace(/\p{Cs}/gu, '\ufffd');
        expect(
          lines.flatMap((line) => (line.startsWith('SUMMARY:') ? [unescape(line.slice(8))] : [])),
        ).toEqual(texts.map(({ summary }) => plain(summary)));
        expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(texts.length);
      }),
    );
  });
});
