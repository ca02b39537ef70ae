/**
 * Reads under way, by what they read: who asks for the same meanwhile shares one. An answer is not kept, but may be
 * from just before it was asked for.
 */
export class SharedReads<Answer> {
  readonly #underWay = new Map<string, Promise<Answer>>();

  get(name: string, read: () => Promise<Answer>): Promise<Answer> {
    const known = this.#underWay.get(name);
    if (known !== undefined) return known;
    const answer = read().finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, answer);
    return answer;
  }
}
