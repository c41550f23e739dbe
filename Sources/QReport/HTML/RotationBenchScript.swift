extension RotationBench {
  /// The script of the bench: the rotation of a plane and the flag rule, and what shows them.
  ///
  /// It draws with attributes and text only, so that no data can become markup.
  static let script = #"""

    (() => {
    "use strict";
    const find = id => document.getElementById("bench" + (id ? "-" + id : ""));
    const study = JSON.parse(find("data").textContent);
    const {viewpoints, planes, rule} = study;
    const all = viewpoints.map((_, f) => f);

    // The plane f, g turned by t: b_f = a_f cos t - a_g sin t, b_g = a_f sin t + a_g cos t.
    const turned = (rows, {f, g, degrees}) => {
      const t = degrees * Math.PI / 180, cos = Math.cos(t), sin = Math.sin(t);
      return rows.map(a => {
        const b = a.slice();
        b[f] = a[f] * cos - a[g] * sin;
        b[g] = a[f] * sin + a[g] * cos;
        return b;
      });
    };

    // The flag rule of the run, then the recipe's own flags. Turning a plane leaves h2 as it is.
    const flagged = rows => {
      const passes = (a, h2) => rule !== null && (rule.limit === null || Math.abs(a) > rule.limit)
        && (rule.share === null || a * a > rule.share * h2);
      const flags = rows.map((row, i) =>
        row.map(a => passes(a, study.communalities[i]) ? Math.sign(a) : 0));
      for (const [sort, f, sign] of study.decided) flags[sort][f] = sign;
      return flags;
    };

    // A run that flags by other small print than this has no preview here.
    if (String(flagged(study.loadings)) !== String(study.flags)) return;

    const definers = (flags, f) => flags.filter(row => row[f] !== 0).length;
    const single = row => row.filter(flag => flag !== 0).length === 1;
    const fixed = (value, places) => {
      const text = value.toFixed(places);
      return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212");
    };

    // What was done: turns in their order, each {f, g, degrees, because, plane}; and for every step
    // back or forth the turns to go to, and the plane in which they differ.
    let turns = [], plane = planes[0], past = [], future = [];
    const current = list => list.length && list[list.length - 1].plane === plane
      ? list[list.length - 1] : null;
    const before = list => current(list) ? list.slice(0, -1) : list;
    const because = () =>
      find("because").value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, " ").trim();
    const withAngle = degrees => degrees === 0 ? before(turns)
      : [...before(turns), {f: plane.f, g: plane.g, degrees, because: because(), plane}];
    const apply = list => list.reduce(turned, study.loadings);

    // Drawing.
    const svg = (name, attributes, parent) => {
      const element = document.createElementNS(find("axes").namespaceURI, name);
      for (const key in attributes) element.setAttribute(key, attributes[key]);
      if (parent) parent.append(element);
      return element;
    };
    const marks = [...find("counts").querySelectorAll("g.mark")];
    const scale = 190;

    const drawAxes = angle => {
      const axes = find("axes"), t = angle * Math.PI / 180;
      const ends = [[plane.f, Math.cos(t), Math.sin(t)], [plane.g, Math.sin(t), -Math.cos(t)]];
      if (axes.children.length === 0) {
        for (const _ of ends) {
          const end = svg("g", {class: "grip"}, axes);
          svg("line", {stroke: "var(--ink)", "stroke-width": 1.5}, end);
          svg("line", {stroke: "transparent", "stroke-width": 14}, end);
          svg("circle", {r: 21, fill: "var(--surface)", stroke: "var(--ink)"}, end);
          svg("text", {class: "name", "text-anchor": "middle", dy: ".35em"}, end);
        }
      }
      ends.forEach(([f, x, y], n) => {
        const [line, wide, knob, name] = axes.children[n].children;
        for (const each of [line, wide]) {
          each.setAttribute("x1", -scale * x);
          each.setAttribute("y1", -scale * y);
          each.setAttribute("x2", scale * x);
          each.setAttribute("y2", scale * y);
        }
        knob.setAttribute("cx", (scale + 26) * x);
        knob.setAttribute("cy", (scale + 26) * y);
        name.setAttribute("x", (scale + 26) * x);
        name.setAttribute("y", (scale + 26) * y);
        name.textContent = viewpoints[f].id;
      });
    };

    // Each label goes to the nearest place about its mark where nothing lies yet.
    const places = [9, 20, 32, 46].flatMap(r => [[r, 4, "start"], [-r, 4, "end"],
      [0, -r, "middle"], [0, r + 8, "middle"], [.8 * r, 4 - .8 * r, "start"],
      [-.8 * r, 4 - .8 * r, "end"], [.8 * r, 4 + .8 * r, "start"], [-.8 * r, 4 + .8 * r, "end"]]);
    const drawMarks = (rows, flags) => {
      const layer = find("marks");
      layer.replaceChildren();
      const points = rows.map(row => [scale * row[plane.f], -scale * row[plane.g]]);
      const taken = points.map(([x, y]) => [x - 6, y - 6, x + 6, y + 6]);
      const groups = points.map(([x, y], i) => {
        const group = svg("g", {transform: `translate(${x} ${y})`}, layer);
        group.dataset.sort = study.sorts[i];
        svg("title", {}, group).textContent = study.sorts[i];
        const shape = svg("g", {transform: "translate(-9 -9)"}, group);
        const own = single(flags[i]) ? flags[i].findIndex(flag => flag !== 0) : all.length;
        shape.append(...[...marks[own].children].map(child => child.cloneNode(true)));
        return group;
      });
      groups.forEach((group, i) => {
        const label = svg("text", {}, group), [x, y] = points[i];
        label.textContent = study.sorts[i];
        const width = label.getComputedTextLength(), height = label.getBBox().height;
        const box = ([dx, dy, anchor]) => {
          const left = x + dx - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
          return [left, y + dy - .8 * height, left + width, y + dy + .2 * height];
        };
        const free = place => {
          const [left, top, right, bottom] = box(place);
          return left > -238 && right < 238 && taken.every(other =>
            right <= other[0] || other[2] <= left || bottom <= other[1] || other[3] <= top);
        };
        const place = places.find(free);
        if (!place) return label.remove();
        taken.push(box(place));
        if (places.indexOf(place) > 7) {
          const leader = svg("line", {x2: place[0], y2: place[1] - 4, stroke: "var(--muted-ink)"});
          group.prepend(leader);
        }
        label.setAttribute("dx", place[0]);
        label.setAttribute("dy", place[1]);
        label.setAttribute("text-anchor", place[2]);
      });
    };

    const body = find("loadings").tBodies[0];
    for (const sort of study.sorts) {
      const row = body.insertRow(), head = document.createElement("th");
      row.dataset.sort = sort;
      head.scope = "row";
      head.dir = "auto";
      head.textContent = sort;
      row.append(head);
      for (const _ of all) row.insertCell().className = "n";
    }
    const drawLoadings = (rows, flags) => rows.forEach((row, i) => all.forEach(f => {
      const cell = body.rows[i].cells[f + 1], flag = flags[i][f], was = study.flags[i][f];
      const value = document.createElement(flag ? "strong" : "span");
      value.textContent = fixed(row[f], 3);
      cell.replaceChildren(value);
      cell.dataset.loading = row[f];
      cell.dataset.flag = flag;
      if ((flag !== 0) !== (was !== 0)) {
        const change = document.createElement("small");
        change.textContent = flag ? "new" : "gone";
        cell.prepend(change);
      }
    }));

    const drawCounts = flags => {
      const rows = find("counts").tBodies[0].rows;
      const others = flags.filter(row => !single(row)).length;
      [...all.map(f => definers(flags, f)), others].forEach((count, f) => {
        const cell = rows[f].cells[2];
        const strong = document.createElement(
          String(count) === rows[f].cells[1].textContent ? "span" : "strong");
        strong.textContent = count;
        cell.replaceChildren(strong);
      });
    };

    // The lines.
    const decimal = value => Number.isInteger(value) ? value.toFixed(1) : String(value);
    const line = turn => `  - {planes: [${turn.plane.numbers.join(", ")}], degrees: `
      + decimal(turn.plane.sign * turn.degrees)
      + (turn.because ? `, because: ${JSON.stringify(turn.because)}` : "") + "}";
    const drawLines = list => {
      const lines = list.length ? ["rotations:", ...study.rotations, ...list.map(line)] : [];
      find("lines").value = lines.join("\n") + (lines.length ? "\n" : "");
      find("lines").rows = Math.max(3, Math.min(12, lines.length + 1));
    };

    const off = (id, isOff) => find(id).setAttribute("aria-disabled", isOff);
    const isOff = id => find(id).getAttribute("aria-disabled") === "true";

    // Shows a list of turns; what stands in the field being typed in is left alone.
    const show = (list, typing) => {
      const angle = current(list) ? current(list).degrees : 0;
      const start = apply(before(list)), now = apply(list), flags = flagged(now);
      drawAxes(angle);
      drawMarks(start, flags);
      drawCounts(flags);
      drawLoadings(now, flags);
      drawLines(list);
      const pair = [plane.f, plane.g].map(f => viewpoints[f].id).join(" and ");
      find("plot-title").textContent = `Loadings on ${pair}, axes turned by ${fixed(angle, 1)} degrees`;
      find("plane").value = planes.indexOf(plane);
      find("slider").value = angle;
      find("slider").setAttribute("aria-valuetext", `${fixed(angle, 1)} degrees`);
      if (!typing) find("degrees").value = angle;
      off("undo", past.length === 0);
      off("redo", future.length === 0);
      off("reset", list.length === 0);
      off("copy", list.length === 0);
      return flags;
    };
    const say = text => { find("status").textContent = text; };
    const sayCounts = flags => {
      const changed = all.map(f => [f, definers(flags, f), definers(study.flags, f)])
        .filter(([, now, was]) => now !== was)
        .map(([f, now, was]) =>
          `${viewpoints[f].name}: ${now} defining ${now === 1 ? "sort" : "sorts"}, was ${was}.`);
      const moved = flags.some((row, i) => String(row) !== String(study.flags[i]));
      say(changed.length ? changed.join(" ") : moved
        ? "Other sorts define the viewpoints, as many as before."
        : "The same sorts define every viewpoint as before.");
    };

    const commit = list => {
      if (JSON.stringify(list) !== JSON.stringify(turns)) {
        past.push({turns, plane});
        future = [];
      }
      turns = list;
      sayCounts(show(turns));
    };
    const step = (from, to, nothing) => {
      if (from.length === 0) return say(nothing);
      const there = from.pop();
      to.push({turns, plane: there.plane});
      ({turns, plane} = there);
      takeReason();
      sayCounts(show(turns));
    };
    const takeReason = () => { find("because").value = current(turns) ? current(turns).because : ""; };
    const angle = () => current(turns) ? current(turns).degrees : 0;
    const within = degrees => Math.max(-180, Math.min(180, Math.round(degrees * 1e4) / 1e4)) + 0;

    // Controls.
    find("plane").addEventListener("change", event => {
      plane = planes[event.target.value];
      takeReason();
      show(turns);
    });
    find("slider").addEventListener("input", event =>
      show(withAngle(Math.round(event.target.value))));
    find("slider").addEventListener("change", event =>
      commit(withAngle(Math.round(event.target.value))));
    find("degrees").addEventListener("input", event => {
      const typed = event.target.valueAsNumber;
      if (Number.isFinite(typed)) show(withAngle(within(typed)), true);
    });
    find("degrees").addEventListener("change", event => {
      const typed = event.target.valueAsNumber;
      if (Number.isFinite(typed)) return commit(withAngle(within(typed)));
      show(turns);
      say("Type an angle from \u2212180 to 180 degrees.");
    });
    const key = (id, up, down) => find(id).addEventListener("keydown", event => {
      const size = event.key.startsWith("Page") ? 10 : event.shiftKey ? 5 : 1;
      const sign = up.includes(event.key) ? 1 : down.includes(event.key) ? -1 : 0;
      if (sign === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      commit(withAngle(within(angle() + sign * size)));
    });
    key("slider", ["ArrowUp", "ArrowRight", "PageUp"], ["ArrowDown", "ArrowLeft", "PageDown"]);
    key("degrees", ["ArrowUp", "PageUp"], ["ArrowDown", "PageDown"]);
    find("because").addEventListener("input", () => {
      if (!current(turns)) return;
      turns = withAngle(angle());
      drawLines(turns);
    });
    find("undo").addEventListener("click", () => step(past, future, "There is nothing to undo."));
    find("redo").addEventListener("click", () => step(future, past, "There is nothing to redo."));
    find("reset").addEventListener("click", () => {
      commit([]);
      takeReason();
    });
    find("copy").addEventListener("click", async () => {
      if (isOff("copy")) return say("There is no rotation to copy yet.");
      find("lines").select();
      try {
        await navigator.clipboard.writeText(find("lines").value);
        say("The lines are copied.");
      } catch {
        say("The lines are selected: copy them with Ctrl+C or \u2318C.");
      }
    });

    // Dragging: the axes follow the pointer in whole degrees.
    let drag = null;
    const bearing = event => {
      const matrix = find("axes").ownerSVGElement.getScreenCTM().inverse();
      const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
      return Math.atan2(place.y, place.x) * 180 / Math.PI;
    };
    const dragged = event => {
      const degrees = Math.round(drag.angle + bearing(event) - drag.bearing);
      return withAngle((((degrees + 180) % 360) + 360) % 360 - 180);
    };
    find("axes").addEventListener("pointerdown", event => {
      if (event.button !== 0) return;
      event.preventDefault();
      drag = {bearing: bearing(event), angle: angle()};
      find("axes").setPointerCapture(event.pointerId);
    });
    find("axes").addEventListener("pointermove", event => { if (drag) show(dragged(event)); });
    find("axes").addEventListener("pointerup", event => {
      if (!drag) return;
      const list = dragged(event);
      drag = null;
      commit(list);
    });
    find("axes").addEventListener("pointercancel", () => {
      drag = null;
      show(turns);
    });

    find().hidden = false;
    find("link").hidden = false;
    show(turns);
    })();

    """#
}
