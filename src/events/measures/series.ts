/** Numbers that come one by one and are many: a typed array that grows. */

export class Series {
  private numbers = new Float64Array(0);
  private length = 0;

  push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(Math.max(16, this.length * 2));
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = value;
  }

  /** All of them so far; a view, not a copy. */
  get values(): Float64Array {
    return this.numbers.subarray(0, this.length);
  }
}
