// Daily bars with the waves shaded. The figures stand in the page; colours come from the style sheet.
(() => {
  "use strict";
  const drawn = new Map();

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  // A wave is a bar as wide as its day on every day it lasts, on a hidden axis; its name stands over its middle.
  function shades(chart, word) {
    const inWave = new Array(chart.days.length).fill(null);
    chart.waves.forEach(([from, to], i) => {
      const first = Math.max(0, chart.days.indexOf(from));
      const last = chart.days.indexOf(to) < 0 ? chart.days.length - 1 : chart.days.indexOf(to);
      for (let day = first; day <= last; day++) {
        inWave[day] = { value: 1 };
      }
      inWave[Math.floor((first + last) / 2)].label = {
        show: true, position: "insideTop", color: colour("--wave-text"), fontSize: 11, formatter: word + " " + (i + 1)
      };
    });
    return inWave;
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
        type: "slider", xAxisIndex: [0, 1], height: 18, bottom: 8, borderColor: colour("--line"), fillerColor: colour("--shade"),
        textStyle: { color: colour("--muted") }, handleStyle: { color: colour("--accent") },
        dataBackground: { lineStyle: { color: colour("--line-strong") }, areaStyle: { color: colour("--line") } },
        selectedDataBackground: { lineStyle: { color: colour("--accent") }, areaStyle: { color: colour("--shade") } }
      }],
      // The shades have axes of their own: bars on one axis would share the width of a day.
      xAxis: [
        { type: "category", data: chart.days, ...axis, splitLine: { show: false } },
        { type: "category", data: chart.days, show: false }
      ],
      yAxis: [
        // Room above the highest bar, where the waves' names stand.
        { type: "value", minInterval: 1, boundaryGap: [0, "12%"], ...axis, axisLine: { show: false } },
        { type: "value", max: 1, show: false }
      ],
      series: [
        {
          type: "bar", name: words.wave, xAxisIndex: 1, yAxisIndex: 1, data: shades(chart, words.wave), barWidth: "100%",
          silent: true, z: 1, itemStyle: { color: colour("--wave") }, tooltip: { show: false }
        },
        {
          type: "bar", name: words.assets, data: chart.counts, z: 2, itemStyle: { color: colour("--accent") },
          barMaxWidth: 14, barCategoryGap: "25%"
        }
      ]
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
