/** Case and accents make no difference. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** "Soyuz 9" before "Soyuz 36", whatever the case. */
export function natural(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x = "", y = ""] = [left[at], right[at]];
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    if (bothNumbers && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (!bothNumbers && x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** Numbers as a whole, all other characters one by one. */
function pieces(text: string): string[] {
  return fold(text).match(/\d+|\D/gu) ?? [];
}
