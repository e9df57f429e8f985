const asked = new Map<string, Promise<void>>();

/**
 * Loads another script of the site, once; again where it could not be had. No module and no fetch:
 * neither is there for a page that is opened from a folder.
 *
 * @param name Its file in `assets`, without `.js`.
 */
export function loadScript(name: string): Promise<void> {
  const loading = asked.get(name) ?? request(name);
  asked.set(name, loading);
  loading.catch(() => asked.delete(name));
  return loading;
}

function request(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `assets/${name}.js`;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(`${name} cannot be loaded`));
    });
    document.head.append(script);
  });
}
