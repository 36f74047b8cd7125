using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>A chart; messages only, two a message (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block). It has no text for who cannot see it: say it beside.</summary>
public sealed record DataVisualization(string Title, Chart Chart, string? BlockId = null) : Block(BlockId)
{
    public override string Type => "data_visualization";

    public string Title { get; } = Limit.Text(Title, "chart title", SlackLimits.ChartTitle);

    public Chart Chart { get; } = Chart ?? throw new ArgumentNullException(nameof(Chart));
}

/// <summary>What is drawn.</summary>
[JsonConverter(typeof(ChartConverter))]
public abstract record Chart
{
    public abstract string Type { get; }
}

/// <summary>Shares of a whole.</summary>
public sealed record PieChart(IReadOnlyList<ChartPoint> Segments) : Chart
{
    public override string Type => "pie";

    public IReadOnlyList<ChartPoint> Segments { get; } = Limit.Count(Segments, "chart segments", SlackLimits.ChartPoints);
}

/// <summary>A group of bars for each category, one bar a series.</summary>
public sealed record BarChart(IReadOnlyList<ChartSeries> Series, ChartAxes AxisConfig) : Chart
{
    public override string Type => "bar";

    public IReadOnlyList<ChartSeries> Series { get; } = Limit.Count(Series, "chart series", SlackLimits.ChartSeries);
}

/// <summary>A line a series over the categories.</summary>
public sealed record LineChart(IReadOnlyList<ChartSeries> Series, ChartAxes AxisConfig) : Chart
{
    public override string Type => "line";

    public IReadOnlyList<ChartSeries> Series { get; } = Limit.Count(Series, "chart series", SlackLimits.ChartSeries);
}

/// <summary>The same with the space below filled.</summary>
public sealed record AreaChart(IReadOnlyList<ChartSeries> Series, ChartAxes AxisConfig) : Chart
{
    public override string Type => "area";

    public IReadOnlyList<ChartSeries> Series { get; } = Limit.Count(Series, "chart series", SlackLimits.ChartSeries);
}

/// <summary>A chart this library has no record for, or one that breaks a limit; keeps its JSON and writes it back unchanged.</summary>
public sealed record UnknownChart(JsonElement Json) : Chart
{
    public override string Type => Json.Text("type") ?? "";
}

/// <summary>A named run of values, one for each category.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Data)
{
    public string Name { get; } = Limit.Text(Name, "chart series name", SlackLimits.ChartLabel);

    public IReadOnlyList<ChartPoint> Data { get; } = Limit.Count(Data, "chart points", SlackLimits.ChartPoints);
}

/// <summary>A value; its label is that of its category, or of its segment.</summary>
public sealed record ChartPoint(string Label, double Value)
{
    public string Label { get; } = Limit.Text(Label, "chart point label", SlackLimits.ChartLabel);
}

/// <summary>The categories, in their order, and what stands beside the axes.</summary>
public sealed record ChartAxes(IReadOnlyList<string> Categories, string? XLabel = null, string? YLabel = null)
{
    public IReadOnlyList<string> Categories { get; } =
        [.. Limit.Count(Categories, "chart categories", SlackLimits.ChartPoints).Select(one => Limit.Text(one, "chart category", SlackLimits.ChartLabel))];

    public string? XLabel { get; } = Limit.OptionalText(XLabel, "chart x label", SlackLimits.ChartAxisLabel);

    public string? YLabel { get; } = Limit.OptionalText(YLabel, "chart y label", SlackLimits.ChartAxisLabel);
}
