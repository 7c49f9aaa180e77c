// Gives a file to the person through the browser's own download.

/** Saves `content` under `name`. */
export function download(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own handle on the content by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
