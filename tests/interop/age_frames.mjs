// Seals and opens age files in memory for test_age_interop.py, one frame after another.
//
// A request is: one letter (k, e or d), then two parts, key text and data, each with its
// length before it (4 bytes, big endian). An answer is: "+" or "-", then one such part.
// Nothing touches the disk; the process ends with its input.

import { webcrypto } from "node:crypto";

// Debian 12's Node (18) keeps WebCrypto to itself, and the library looks for it when loaded.
globalThis.crypto ??= webcrypto;
const age = await import("age-encryption");

async function answer(letter, key, data) {
  if (letter === "k") {
    const identity = await age.generateHybridIdentity();
    return new TextEncoder().encode(identity);
  }
  if (letter === "e") {
    const encrypter = new age.Encrypter();
    for (const recipient of key.split(" ")) encrypter.addRecipient(recipient);
    return encrypter.encrypt(data);
  }
  const decrypter = new age.Decrypter();
  decrypter.addIdentity(key);
  return decrypter.decrypt(data);
}

class Input {
  constructor(stream) {
    this.pieces = stream[Symbol.asyncIterator]();
    this.held = Buffer.alloc(0);
  }

  // Exactly `count` bytes, or null when the input ends first.
  async take(count) {
    const parts = [this.held];
    let size = this.held.length;
    while (size < count) {
      const { value, done } = await this.pieces.next();
      if (done) return null;
      parts.push(value);
      size += value.length;
    }
    const all = Buffer.concat(parts, size);
    this.held = all.subarray(count);
    return new Uint8Array(all.subarray(0, count));
  }

  async part() {
    const head = await this.take(4);
    return this.take(new DataView(head.buffer).getUint32(0));
  }
}

function write(status, data) {
  const head = Buffer.alloc(5);
  head.write(status);
  head.writeUInt32BE(data.length, 1);
  process.stdout.write(Buffer.concat([head, data]));
}

const input = new Input(process.stdin);
for (let letter; (letter = await input.take(1)) !== null; ) {
  const key = new TextDecoder().decode(await input.part());
  const data = await input.part();
  try {
    write("+", await answer(String.fromCharCode(letter[0]), key, data));
  } catch (error) {
    write("-", new TextEncoder().encode(String(error.message)));
  }
}
