/** The lines of structured log that `act` writes. */
export function logged(act: () => void): unknown[] {
  const lines: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text) => {
    lines.push(String(text));
    return true;
  };
  try {
    act();
  } finally {
    process.stdout.write = write;
  }
  return lines.map((line) => JSON.parse(line));
}
