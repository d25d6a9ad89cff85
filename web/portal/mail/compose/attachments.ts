import { type Signal, signal } from "@preact/signals";
import type { FileReference } from "../../../../protocol/conversation-word.ts";
import { arrived, type Upload } from "../../composer/uploads.ts";
import { pictureIds, withPictures } from "../rich/pictures.ts";

/** Where files of a mail are kept until it leaves. */
export interface AttachmentDoor {
  send(file: File): Upload;
  /** An address of this browser for a picture; `bytes`: it was just chosen here. Throws where it cannot be had. */
  address(file: FileReference, bytes?: File): Promise<string>;
  /** It goes along no more. */
  drop?(file: FileReference): void;
}

/** What goes along with a mail that is being written: files, and the pictures that stand in its words. */
export class Attachments {
  /** Files, and pictures while they are on their way. */
  readonly uploads: Signal<readonly Upload[]> = signal([]);
  readonly #pictures = new Map<string, FileReference>();
  readonly #door: AttachmentDoor;

  constructor(door: AttachmentDoor) {
    this.#door = door;
  }

  /** Those of a draft in place of what is there; what is still on its way stays. */
  take(files: readonly FileReference[], html: string): void {
    const shown = pictureIds(html);
    for (const file of files) if (shown.has(file.id)) this.#pictures.set(file.id, file);
    const coming = this.uploads.peek().filter(({ state }) => state.peek().at !== "there");
    this.uploads.value = [...files.filter(({ id }) => !shown.has(id)).map(arrived), ...coming];
  }

  /** Files that go along: those that are there, and the pictures that still stand in the words. */
  with(words: string): FileReference[] {
    const there = this.uploads.peek().flatMap(({ state }) => {
      const now = state.peek();
      return now.at === "there" ? [now.file] : [];
    });
    const shown = pictureIds(words);
    return [...there, ...[...this.#pictures.values()].filter(({ id }) => shown.has(id))];
  }

  get areComing(): boolean {
    return this.uploads.value.some(({ state }) => state.value.at === "sending");
  }

  add(files: Iterable<File>, there: () => void): void {
    this.uploads.value = [...this.uploads.peek(), ...[...files].map((file) => this.#sent(file, there))];
  }

  /** `there`: with its address, as soon as it can stand in the words. On their way they are shown as files are. */
  addPictures(files: Iterable<File>, there: (address: string, file: FileReference) => void): void {
    const added = [...files].map((bytes) => {
      const one = this.#sent(bytes, (file) => {
        this.uploads.value = this.uploads.peek().filter((other) => other !== one);
        this.#pictures.set(file.id, file);
        void this.#door.address(file, bytes).then((address) => there(address, file));
      });
      return one;
    });
    this.uploads.value = [...this.uploads.peek(), ...added];
  }

  remove(one: Upload): void {
    one.cancel();
    const state = one.state.peek();
    if (state.at === "there") this.#door.drop?.(state.file);
    this.uploads.value = this.uploads.peek().filter((other) => other !== one);
  }

  /** The words with their pictures on this screen. */
  shownIn(html: string): Promise<string> {
    return withPictures(html, async (id) => {
      const file = this.#pictures.get(id);
      return file === undefined ? null : this.#door.address(file).catch(() => null);
    });
  }

  /** Another mail is begun. */
  clear(): void {
    this.uploads.value = [];
    this.#pictures.clear();
  }

  #sent(file: File, there: (file: FileReference) => void): Upload {
    const one = this.#door.send(file);
    const stop = one.state.subscribe((state) => {
      if (state.at === "there") there(state.file);
      if (state.at !== "sending") queueMicrotask(() => stop());
    });
    return one;
  }
}
