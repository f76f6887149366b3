import { words } from "court/words.js";
const { end } = await import("./parts/end.js");
document.getElementById("told").textContent = `${words.join(" ")} ${end}`;
