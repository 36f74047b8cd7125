using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Operations;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>Tells a delivery's life from what its row knows and the turns it kept, in the order things happened.</summary>
internal static class LifeStory
{
    public static IEnumerable<string> Of(DeliveryRow row, DateTimeOffset machine)
    {
        yield return $"Delivery {row.Id}: {row.Kind}, {row.State}";
        yield return $"  to {row.Recipient} in {row.TeamId}{(row.TeamName is { } name ? $" ({name})" : "")}{(row.Zone is { } zone ? $", whose zone is {zone}" : "")}";
        yield return $"  {OfWhatClass(row.Class)}, in the queue \"{row.Lane}\"; key \"{row.Slot}\"";
        yield return "";
        var events = Events(row).OrderBy(one => one.At).Select(one => (When: Stated.At(one.At, row.Zone), one.What)).ToList();
        var width = events.Max(one => one.When.Length);
        foreach (var (when, what) in events)
        {
            yield return $"{when.PadRight(width)}  {what}";
        }

        if (Now(row, machine) is { } now)
        {
            yield return $"{"now".PadRight(width)}  {now}";
        }
    }

    private static IEnumerable<(DateTimeOffset At, string What)> Events(DeliveryRow row)
    {
        yield return (row.CreatedAt, "Created.");
        yield return (row.DueAt, row.ExpiresAt is { } expires ? $"Due; worth sending until {Stated.At(expires, row.Zone)}." : "Due.");
        foreach (var turn in Turn.Read(row.History))
        {
            yield return (turn.At, Sentence(turn));
        }

        if (row.FinishedAt is { } finished)
        {
            yield return (finished, Ending(row));
        }
    }

    private static string Sentence(Turn turn)
    {
        var why = turn.Why is { } reason ? $" ({reason})" : "";
        var told = turn.What switch
        {
            Turns.Failed => $"An attempt failed{why}; it is made again.",
            Turns.Postponed => $"Could not be tried{why}.",
            Turns.Deferred => $"Put off{why}.",
            Turns.Unsure => $"Nobody knows whether it was seen{why}: looked up before it may be posted again.",
            Turns.LookedUp => $"Looked up in the conversation{why}.",
            Turns.Dead => $"Given up{why}.",
            Turns.RetriedByOperator => "An operator let it be tried again.",
            Turns.DroppedByOperator => $"An operator ended it; it was {turn.Why}.",
            _ => $"{char.ToUpperInvariant(turn.What[0])}{turn.What[1..]}{why}.",
        };
        return turn is { Times: > 1, First: { } first } ? $"{told} {turn.Times} times since {Stated.At(first)}." : told;
    }

    private static string Ending(DeliveryRow row) => row.State switch
    {
        "sent" when row is { TeamUrl: { } url, Channel: { } channel, Ts: { } ts } =>
            $"Sent at the {Ordinal(row.Attempts)} attempt: {LinkTo(url, channel, ts)}",
        "sent" => $"Done at the {Ordinal(row.Attempts)} attempt.",
        "dropped" => $"Dropped and not sent: {row.Reason}.",
        _ => $"Given up after {Stated.Count(row.Attempts, "attempt")}: {row.Reason}. outbox retry {row.Id} lets it be tried again.",
    };

    /// <summary>What it waits for; null when it is over.</summary>
    private static string? Now(DeliveryRow row, DateTimeOffset machine)
    {
        var retry = row.RetryAt is { } at && at > machine ? $", not before {Stated.At(at)}" : "";
        var last = row.Reason is { } reason ? $" (last: {reason})" : "";
        return row.State switch
        {
            "waiting" => $"Waiting{retry}{last}; {Stated.Count(row.Attempts, "attempt")} so far.",
            "unsure" => $"Unsure{retry}{last}: it is looked up before it may be posted again.",
            "sending" => $"Being sent by {row.LeasedBy}, which holds it until {Stated.At(row.LeaseUntil ?? machine)}.",
            _ => null,
        };
    }

    private static string LinkTo(string teamUrl, string channel, string ts) =>
        new Uri(new Uri(teamUrl), $"archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}").AbsoluteUri;

    private static string OfWhatClass(DeliveryClass @class) => @class switch
    {
        DeliveryClass.Answer => "an answer that somebody waits for",
        DeliveryClass.Appointment => "about an appointment",
        DeliveryClass.Nudge => "a nudge",
        DeliveryClass.Read => "a read from Slack",
        _ => "a refresh of App Home",
    };

    private static string Ordinal(int number) => number switch
    {
        <= 1 => "first",
        2 => "second",
        3 => "third",
        _ => $"{number}th",
    };
}
