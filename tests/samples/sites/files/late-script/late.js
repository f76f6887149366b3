setTimeout(async () => {
  const rows = await (await fetch("rows.json")).json();
  const list = document.getElementById("list"); list.textContent = "";
  for (const [number, row] of rows.entries()) {
    const line = document.createElement("p"); line.className = "late";
    const image = new Image(48, 48); image.src = `row-${number + 1}.png`;
    line.append(image, ` ${row.hour} ${row.matter}`); list.append(line);
  }
}, 150);
