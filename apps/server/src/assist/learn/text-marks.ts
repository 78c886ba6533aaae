/** Signs that are counted as they are. */
const signs = /[!?¡¿]+|\.{2,}|…|[:;=]-?[()DPp/\\|3]|<3|\p{Extended_Pictographic}/gu;

/** How a text was written, as far as its words do not tell: each mark as often as it is there. */
export function marksOf(text: string): readonly string[] {
  const marks: string[] = [];
  for (const [sign] of text.matchAll(signs)) marks.push(sign.length > 2 ? `${sign.slice(0, 2)}+` : sign);
  for (const [word] of text.matchAll(/[\p{L}\p{N}_@#]+/gu)) {
    if (/(\p{L})\1\1/u.test(word)) marks.push('drawn out');
    if (/^\p{Lu}{3,}$/u.test(word)) marks.push('capitals');
    if (word.startsWith('#')) marks.push('hashtag');
    if (word.startsWith('@')) marks.push('name');
  }
  if (/^@/.test(text)) marks.push('answers');
  if (/https?:/.test(text)) marks.push('link');
  marks.push(`length ${Math.min(8, Math.round(Math.log2(1 + text.length)))}`);
  return marks;
}
