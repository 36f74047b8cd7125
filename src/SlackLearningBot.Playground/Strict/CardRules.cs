using SlackLearningBot.Slack;
using static SlackLearningBot.Playground.Strict.Rules;
using static SlackLearningBot.Playground.Strict.TextRules;

namespace SlackLearningBot.Playground.Strict;

/// <summary>Cards and task cards, the 2026 blocks that stand alone or inside a carousel or plan.</summary>
internal static class CardRules
{
    private static readonly Field BlockId = May("block_id", Text(SlackLimits.BlockId));

    public static readonly Rule Card = And(
        Shape(
            Type("card"), BlockId, May("title", EitherUpTo(150)), May("subtitle", EitherUpTo(150)), May("body", EitherUpTo(200)),
            May("subtext", EitherUpTo(200)), May("hero_image", ElementRules.Image), May("icon", ElementRules.Image),
            May("slack_icon", Shape(Type("icon"), Must("name", Text(75)))), May("actions", Items(ElementRules.Button, 5))),
        (value, at, found) =>
        {
            if (!new[] { "title", "body", "hero_image", "actions" }.Any(name => value.TryGetProperty(name, out _)))
            {
                found.Add("must provide at least one of: hero_image, title, body, actions", at);
            }
        });

    public static readonly Rule Task = TaskWith(Type("task_card"));

    /// <summary>Inside a plan the type may be left out.</summary>
    public static readonly Rule PlannedTask = TaskWith(May("type", Choice("task_card")));

    private static Rule TaskWith(Field type) => Shape(
        type, BlockId, Must("task_id", Text(255)), Must("title", Text(255)),
        Must("status", Choice("pending", "in_progress", "complete", "error")),
        May("details", RichTextRules.Block), May("output", RichTextRules.Block),
        May("sources", Items(Shape(Type("url"), Must("url", Url), Must("text", Text(255))), 50, min: 0)));
}
