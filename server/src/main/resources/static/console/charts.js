// Daily bars with the waves shaded. The figures stand in the page; colours come from the style sheet.
(() => {
  "use strict";
  const drawn = new Map();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function option(chart, words) {
    const axis = {
      axisLine: { lineStyle: { color: colour("--line-strong") } },
      axisLabel: { color: colour("--muted") },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: colour("--line") } }
    };
    return {
      animation: false,
      grid: { left: 44, right: 16, top: 26, bottom: 56 },
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        axisPointer: { type: "shadow", shadowStyle: { color: colour("--shade") } },
        backgroundColor: colour("--surface"),
        borderColor: colour("--line-strong"),
        textStyle: { color: colour("--text") }
      },
      dataZoom: [{
        type: "slider", height: 18, bottom: 8, borderColor: colour("--line"), fillerColor: colour("--shade"),
        textStyle: { color: colour("--muted") }, handleStyle: { color: colour("--accent") },
        dataBackground: { lineStyle: { color: colour("--line-strong") }, areaStyle: { color: colour("--line") } },
        selectedDataBackground: { lineStyle: { color: colour("--accent") }, areaStyle: { color: colour("--shade") } }
      }],
      xAxis: { type: "category", data: chart.days, ...axis, splitLine: { show: false } },
      yAxis: { type: "value", minInterval: 1, ...axis, axisLine: { show: false } },
      series: [{
        type: "bar", name: words.assets, data: chart.counts, itemStyle: { color: colour("--accent") }, barMaxWidth: 14,
        markArea: {
          silent: true,
          itemStyle: { color: colour("--wave") },
          label: { color: colour("--wave-text"), position: "insideTop", distance: 4, fontSize: 11 },
          data: chart.waves.map((ends, i) => [{ name: words.wave + " " + (i + 1), xAxis: ends[0] }, { xAxis: ends[1] }])
        }
      }]
    };
  }

  function draw() {
    for (const [element, instance] of drawn) {
      if (!element.isConnected) {
        instance.dispose();
        drawn.delete(element);
      }
    }
    for (const element of document.querySelectorAll("[data-chart]")) {
      const instance = drawn.get(element) ?? echarts.init(element, null, { renderer: "canvas" });
      drawn.set(element, instance);
      instance.setOption(option(JSON.parse(element.dataset.chart), element.dataset), true);
    }
  }

  draw();
  window.addEventListener("resize", () => drawn.forEach(instance => instance.resize()));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.body.addEventListener("htmx:afterSettle", draw);
})();
