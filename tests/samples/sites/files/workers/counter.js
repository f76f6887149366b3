importScripts("/workers/words.js");
onmessage = async (event) => {
  const told = await (await fetch("/workers/told.txt")).text();
  postMessage(`${counted(event.data)} ${told.trim()}`);
};
