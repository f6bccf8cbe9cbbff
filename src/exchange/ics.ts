/** Something in a calendar. */
export interface CalendarEvent {
  /** Tells the event from all others and stays the same when it changes: what it is made of is hashed into its UID. */
  readonly identity: string;
  readonly summary: string;
  readonly description: string;
  /** `YYYY-MM-DD`: the whole day where `time` is null. */
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string | null;
  /** Minutes that the zone of `time` is ahead of UTC; null for the clock of whoever reads the calendar. */
  readonly offset: number | null;
}

/** How a calendar is written. */
export interface CalendarOptions {
  /** When it is written. */
  readonly now: Date;
  readonly name: string;
  /** How long before a time a reminder rings, in minutes; on whole days it rings at 9:00. Null for none. */
  readonly remindMinutes: number | null;
}

/** Longest line of a calendar, in octets without its line break (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * Writes events as an iCalendar file (RFC 5545): lines end with CR LF and are folded at 75 octets between characters. A date
 * without a time is a whole day; a time without a zone is "floating", the same on every clock.
 */
export function writeCalendar(events: readonly CalendarEvent[], options: CalendarOptions): string {
  const stamp = utcStamp(options.now.getTime());
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fupan//Follow-up//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(options.name)}`,
    ...events.flatMap((event) => eventLines(event, stamp, options.remindMinutes)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, stamp: string, remindMinutes: number | null): string[] {
  const summary = escapeText(event.summary);
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(event.identity)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    ...timeLines(event),
    `SUMMARY:${summary}`,
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    // A deadline keeps nobody from other appointments.
    'TRANSP:TRANSPARENT',
    ...(remindMinutes === null
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `DESCRIPTION:${summary}`,
          event.time === null ? 'TRIGGER:PT9H' : `TRIGGER:-PT${Math.max(0, Math.round(remindMinutes))}M`,
          'END:VALARM',
        ]),
    'END:VEVENT',
  ];
}

function timeLines({ date, time, offset }: CalendarEvent): string[] {
  const day = date.replaceAll('-', '');
  if (time === null) {
    const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`];
  }
  if (offset === null) return [`DTSTART:${day}T${time.replace(':', '')}00`];
  return [`DTSTART:${utcStamp(Date.parse(`${date}T${time}:00Z`) - offset * 60_000)}`];
}

/** Milliseconds since 1970 as `20261124T093000Z`. */
function utcStamp(time: number): string {
  return `${new Date(time).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}

/** Text as RFC 5545 3.3.11 has it: commas, semicolons, backslashes and line breaks escaped, other control signs left out, halves
 * of characters replaced. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[^\P{Cc}\t]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

/** Folds a content line: each further line begins with a blank, which counts, and no character is cut in two. */
function fold(line: string): string {
  if (line.length * 3 <= longestLine) return line;
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** A name that is the same for the same text everywhere and as good as certainly another one for any other. */
function uidOf(identity: string): string {
  const bytes = new TextEncoder().encode(identity);
  const halves = [0xcbf29ce484222325n, 0x6c62272e07bb0142n].map((start) => {
    // FNV-1a, 64 bits, from two starts.
    let hash = start;
    for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    return hash.toString(16).padStart(16, '0');
  });
  return `${halves.join('')}@fupan`;
}
