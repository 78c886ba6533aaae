/** The body of an answer as text; null when it is longer than the limit, in bytes. @throws Error if it breaks off. */
export async function boundedText(response: Response, limit: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  if (!response.body) return text;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limit) return null; // leaving the loop lets go of the connection
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
