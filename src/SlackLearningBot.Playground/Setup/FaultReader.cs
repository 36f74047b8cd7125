using System.Globalization;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>Reads a fault file (YAML or JSON): a seed, limits, and a list of faults with where and how often they strike.</summary>
internal static class FaultReader
{
    private static readonly string[] Names =
        ["fault", "variant", "at", "team", "user", "channel", "count", "chance", "from", "until", "seconds", "carries_out", "value"];

    public static (FaultFile Faults, LimitOptions? Limits) ReadFile(string path) => Read(SetupFile.Read(path));

    public static (FaultFile Faults, LimitOptions? Limits) Read(Field root)
    {
        root.KnowsOnly("seed", "limits", "faults");
        IReadOnlyList<Field> given = root.Member("faults")?.Items("a list of faults") ?? [];
        return (
            new FaultFile(root.Member("seed") is { } seed ? (int)Number(seed, "a whole number", whole: true) : 1, [.. given.Select(Wish)]),
            root.Member("limits") is { } limits ? Limits(limits) : null);
    }

    private static FaultWish Wish(Field given)
    {
        given.KnowsOnly(Names);
        var chance = given.Member("chance") is { } share ? Number(share, "a number from 0 to 1") : 1;
        var wish = new FaultWish(given.Need("fault", "an id such as W4").Text())
        {
            Variant = given.Member("variant")?.Text(), At = given.Member("at")?.Text(), Team = given.Member("team")?.Text(), User = given.Member("user")?.Text(),
            Channel = given.Member("channel")?.Text(), Chance = chance, Count = Count(given.Member("count"), chance), From = Instant(given.Member("from")),
            Until = Instant(given.Member("until")), Seconds = given.Member("seconds") is { } seconds ? Number(seconds, "seconds") : null,
            CarriesOut = given.Member("carries_out")?.Flag(), Value = given.Member("value")?.Text(),
        };
        try
        {
            return FaultPlan.Check(wish).Variant.Effect switch
            {
                { IsAtOnce: true } and not ChangeEffect => throw new FaultException("fault", $"{wish.Fault} is done at once, and a file is read before there is an app; use POST /playground/faults."),
                ChangeEffect when wish.At is null => throw new FaultException("fault", $"{wish.Fault} needs 'at' here: the method before whose call it happens."),
                _ => wish,
            };
        }
        catch (FaultException wrong)
        {
            throw (given.Member(wrong.Field) ?? given).Wrong(wrong.Message);
        }
    }

    /// <summary>One strike unless said; what is left to chance goes on.</summary>
    private static int? Count(Field? given, double chance) => given?.Text() switch
    {
        null => chance < 1 ? null : 1,
        "always" => null,
        _ => (int)Number(given, "a whole number from 1, or always", whole: true),
    };

    private static LimitOptions Limits(Field given)
    {
        given.KnowsOnly("by_tier", "distributed", "planning", "posts", "updates", "homes", "reads", "burst");
        var usual = new PlanningRates();
        double Rate(string name, double instead) => given.Member(name) is { } rate ? Number(rate, "calls a minute, more than 0") is > 0 and var number ? number : throw rate.Refuse("calls a minute, more than 0") : instead;
        var rates = usual with
        {
            Posts = Rate("posts", usual.Posts), Updates = Rate("updates", usual.Updates), Homes = Rate("homes", usual.Homes), Reads = Rate("reads", usual.Reads),
            Burst = (int)Rate("burst", usual.Burst),
        };
        return new LimitOptions
        {
            ByTier = given.Member("by_tier")?.Flag() ?? false, IsDistributed = given.Member("distributed")?.Flag() ?? false,
            Planning = given.Member("planning")?.Flag() ?? rates != usual ? rates : null,
        };
    }

    private static double Number(Field given, string expected, bool whole = false) =>
        double.TryParse(given.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && (!whole || (number == Math.Floor(number) && number <= int.MaxValue))
            ? number
            : throw given.Refuse(expected);

    private static DateTimeOffset? Instant(Field? given) => given is null ? null
        : DateTimeOffset.TryParse(given.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant
        : throw given.Refuse("a time such as 2026-11-24T08:00:00Z");
}
