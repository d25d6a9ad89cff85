/**
 * What workerd adds to types that the DOM has too. Portal, scripts and browser tests read the Worker's sources (for the type of its API)
 * with the DOM's library, whose declarations of these win.
 */
interface Crypto {
  DigestStream: new (algorithm: string) => WritableStream<Uint8Array> & { readonly digest: Promise<ArrayBuffer> };
}

interface ReadableStreamBYOBReader {
  readAtLeast<View extends ArrayBufferView>(
    fewest: number,
    view: View,
  ): Promise<{ done: boolean; value: View | undefined }>;
}
