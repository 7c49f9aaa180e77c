// Arrays of numbers that grow, without an object per number.

/** 32-bit integers. */
export class GrowingInts {
  #data = new Int32Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Int32Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }

  done(): Int32Array {
    return this.#data.slice(0, this.length);
  }
}

/** Whole numbers up to 2⁵³. */
export class GrowingNumbers {
  #data = new Float64Array(1 << 12);
  length = 0;

  push(value: number): void {
    if (this.length === this.#data.length) {
      const larger = new Float64Array(this.#data.length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.length++] = value;
  }

  done(): Float64Array {
    return this.#data.slice(0, this.length);
  }

  /** Sorted, each once. */
  distinct(): Float64Array {
    const sorted = this.#data.subarray(0, this.length).sort();
    let kept = 0;
    for (let at = 0; at < sorted.length; at += 1) {
      if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[kept++] = sorted[at]!;
    }
    return sorted.slice(0, kept);
  }
}
