/** Downloads a text as a file. */
export function downloadText(file: {
  name: string;
  type: string;
  text: string;
}): void {
  downloadBlob(file.name, new Blob([file.text], { type: file.type }));
}

/** Downloads a blob as a file. */
export function downloadBlob(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Some browsers read the file only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
