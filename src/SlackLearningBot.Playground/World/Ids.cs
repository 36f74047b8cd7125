using System.Globalization;

namespace SlackLearningBot.Playground.World;

/// <summary>Slack-like ids that are the same in every run: a letter and a counter of its own.</summary>
internal sealed class Ids
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private readonly Dictionary<string, long> counters = [];
    private readonly Lock gate = new();

    /// <summary>The next id of a kind: "D0PG0000001" for "D".</summary>
    public string Next(string kind)
    {
        lock (gate)
        {
            var count = counters.GetValueOrDefault(kind) + 1;
            counters[kind] = count;
            return kind + "0PG" + Base36(count).PadLeft(7, '0');
        }
    }

    /// <summary>A short name such as Slack gives to blocks that came without a block_id.</summary>
    public string NextShort(string kind)
    {
        lock (gate)
        {
            var count = counters.GetValueOrDefault(kind) + 1;
            counters[kind] = count;
            return kind + count.ToString("x5", CultureInfo.InvariantCulture);
        }
    }

    private static string Base36(long number)
    {
        var text = "";
        do
        {
            text = Digits[(int)(number % 36)] + text;
            number /= 36;
        }
        while (number > 0);
        return text;
    }
}
