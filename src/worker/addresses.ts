/** The address of a file of a root, written as `vscode.Uri.toString()` does, so that the two can be compared. */
export function addressIn(rootUri: string, path: string): string {
  return `${rootUri}/${path.split('/').map(encodePart).join('/')}`;
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The path of an address below a root; null where it lies elsewhere. */
export function pathIn(rootUri: string, address: string): string | null {
  if (!address.startsWith(`${rootUri}/`)) return null;
  try {
    return address
      .slice(rootUri.length + 1)
      .split('/')
      .map(decodeURIComponent)
      .join('/');
  } catch {
    // Not an address that VS Code wrote.
    return null;
  }
}

/** Whether `path` is `folder` or below it; an empty folder holds everything. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
