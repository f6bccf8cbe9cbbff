/** The longest piece that is looked at as one sentence. */
const longest = 600;

/** What somebody else said: in quotation marks, or a Markdown quote. A text in quotation marks as a whole stays. */
function withoutQuotes(text: string): string {
  return text.replace(/“[^”\n]{1,200}”|「[^」\n]{1,200}」|"[^"\n]{1,200}"|^[ \t]{0,3}>[^\n]*/gm, (quote) =>
    !/^\s*>/.test(quote) && quote.length >= text.trim().length - 2 ? quote : ' ',
  );
}

/** The sentences of a reply without their end marks; quoted words are left out. */
export function sentencesOf(text: string): string[] {
  return withoutQuotes(text)
    .split(/[。！？!?\n\r；;]+|(?<=[^\d.][.])\s+(?=\S)|\.$/)
    .flatMap((sentence) => {
      const piece = sentence.trim();
      if (piece.length <= longest) return piece === '' ? [] : [piece];
      const parts: string[] = [];
      for (let at = 0; at < piece.length; at += longest) parts.push(piece.slice(at, at + longest));
      return parts;
    });
}

/** The clauses of a sentence. */
export function clausesOf(sentence: string): string[] {
  return sentence
    .split(
      /[，,]|[：:](?!\d)|—|\s[-–]\s|(?<=[a-z]) (?=(?:and|but|so|because|while) (?:I|we|it|you|the)(?![a-z]))/,
    )
    .map((clause) => clause.trim());
}
