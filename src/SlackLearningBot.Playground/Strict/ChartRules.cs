using static SlackLearningBot.Playground.Strict.Rules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>The data visualization block: messages only, at most two a message.</summary>
internal static class ChartRules
{
    private const int MostCharts = 2;
    private const int MostPoints = 20;

    private static readonly Rule Label = Text(20);

    private static readonly Rule Point = Shape(Must("label", Label), Must("value", Number));

    private static readonly Rule Series = Shape(Must("name", Label), Must("data", Items(Point, MostPoints)));

    private static readonly Rule Axes = Shape(
        Must("categories", Items(Label, MostPoints)), May("x_label", Text(50)), May("y_label", Text(50)));

    private static readonly Rule Drawing = ByType(new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["pie"] = Shape(Type("pie"), Must("segments", Items(Point, MostPoints))),
        ["bar"] = Lines("bar"),
        ["line"] = Lines("line"),
        ["area"] = Lines("area"),
    });

    public static readonly Rule Chart = (value, at, found) =>
    {
        Shape(Type("data_visualization"), May("block_id", Text(255)), Must("title", Text(50)), Must("chart", Drawing))(value, at, found);
        if (++found.Charts > MostCharts)
        {
            found.Add($"no more than {MostCharts} data_visualization blocks allowed", at);
        }
    };

    private static Rule Lines(string type) => Shape(Type(type), Must("series", Items(Series, 6)), Must("axis_config", Axes));
}
