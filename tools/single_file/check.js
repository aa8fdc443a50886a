// Plain words for browsers that are too old; written in the oldest JavaScript, since those must read it.
(function () {
  var lacks = [];
  if (typeof WebAssembly !== "object") lacks.push("WebAssembly");
  if (typeof DecompressionStream !== "function") lacks.push("DecompressionStream");
  if (typeof Worker !== "function") lacks.push("Web Worker");
  if (!("noModule" in document.createElement("script"))) lacks.push("JavaScript module");
  if (!Array.prototype.toSorted) lacks.push("Array.prototype.toSorted");
  if (!window.CSS || !CSS.supports || !CSS.supports("selector(:has(a))")) lacks.push("CSS :has");
  if (lacks.length) {
    document.getElementById("lacks").textContent = "Còn thiếu: " + lacks.join(", ") + ".";
    window.tooOld = true;
    return;
  }
  document.getElementById("old").hidden = true;
  document.getElementById("loading").hidden = false;
})();
