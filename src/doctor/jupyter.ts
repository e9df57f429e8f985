import type { Finding, Place } from "./finding.js";

/** Whether there is a JupyterLab, or what one can be made with. */
export async function checkJupyter({ root }: Place): Promise<Finding> {
  const check = "Jupyter";
  const { findInstaller, findJupyter } = await import("../jupyter/index.js");
  try {
    const jupyter = await findJupyter(root);
    if (jupyter) {
      return { check, mark: "ok", says: `JupyterLab ${jupyter.version} of ${jupyter.where}` };
    }
  } catch (error) {
    return { check, mark: "stops", says: (error as Error).message, mend: "unset OVERLAP_JUPYTER" };
  }
  try {
    const installer = await findInstaller();
    const says = `no JupyterLab 4 yet; ${installer} can install one into .venv`;
    return { check, mark: "warning", says, mend: "npm run jupyter" };
  } catch (error) {
    const says = `no JupyterLab 4: ${(error as Error).message}`;
    return {
      check,
      mark: "warning",
      says,
      mend: "install Python, then npm run jupyter; npm run build needs neither",
    };
  }
}
