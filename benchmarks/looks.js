// How much of a page its pictures take: the height of all that is read, where the first chart
// begins, and the share of the charts' width within the marks that plot something.
() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"] svg')];
    const top = main.getBoundingClientRect().top - main.scrollTop;
    let height = 0, plotted = 0;
    for (const chart of charts) {
        const frame = chart.getBoundingClientRect();
        height += frame.height;
        const seen = [...chart.querySelectorAll('.mark-rect path, .mark-symbol path, .mark-line path, .mark-rule line')]
            .filter(each => each.getAttribute('fill-opacity') !== '0')
            .map(each => each.getBoundingClientRect())
            // Hairlines and sheets across the whole chart plot nothing.
            .filter(box => box.width < 0.9 * frame.width && box.width * box.height > 0);
        if (!seen.length) continue;
        const left = Math.min(...seen.map(box => box.left));
        const right = Math.max(...seen.map(box => box.right));
        plotted += (right - left) / frame.width * frame.height;
    }
    return {
        height: main.scrollHeight,
        first: charts.length ? charts[0].getBoundingClientRect().top - top : null,
        share: height ? plotted / height : 0,
    };
}
