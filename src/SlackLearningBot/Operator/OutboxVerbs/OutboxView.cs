using System.Globalization;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Operations;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>All words of <c>outbox list</c>, <c>retry</c> and <c>drop</c>.</summary>
internal static class OutboxView
{
    public const string NothingFound = "No delivery fits.";

    public static IEnumerable<string> List(IReadOnlyList<DeliveryRow> rows, bool isFull)
    {
        if (rows.Count == 0)
        {
            return [NothingFound];
        }

        string[][] cells = [["ID", "STATE", "KIND", "TO", "WORKSPACE", "DUE (UTC)", "TRIES", "WHY"], .. rows.Select(Cells)];
        IEnumerable<string> lines = Table.Lines(cells);
        return isFull ? [.. lines, $"There may be more: --before {rows[^1].Id}"] : lines;
    }

    private static string[] Cells(DeliveryRow row) =>
    [
        row.Id.ToString(), row.State, row.Kind, row.Recipient, row.TeamId,
        row.DueAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), row.Attempts.ToString(CultureInfo.InvariantCulture), row.Reason ?? "",
    ];

    public static string Unknown(IEnumerable<Guid> ids) => $"There is no delivery {string.Join(", ", ids)}: it was erased, or cleaned away after a year.";

    public const string ChooseForRetry = "Say which: one or more ids, or --dead, which may go with --kind, --person, --workspace and --since.";

    public const string ChooseForDrop = $"{ChooseForRetry} And say why with --reason.";

    public const string IdsOrDead = "Give ids, or --dead with what narrows it, not both.";

    /// <summary>Why a delivery cannot be put back to waiting, or null when it can.</summary>
    public static string? WhyNotRetried(DeliveryRow row, DateTimeOffset now) => row.State switch
    {
        "dead" when row.ExpiresAt <= now => $"{row.Id} expired at {Stated.At(row.ExpiresAt.Value)}, so it would only be dropped: it stays as it is.",
        "dead" => null,
        "sent" => $"{row.Id} was sent; it is never sent again.",
        "dropped" => $"{row.Id} was dropped ({row.Reason}); that is final.",
        "unsure" => $"{row.Id} may have been seen: it is looked up before anything else, by itself.",
        "sending" => $"{row.Id} is being sent this moment.",
        _ => $"{row.Id} is waiting already; outbox show says for what.",
    };

    public static string? WhyNotDropped(DeliveryRow row) => row.State switch
    {
        "waiting" or "unsure" or "dead" => null,
        "sending" => $"{row.Id} is being sent this moment, so it is left alone. Look again in two minutes.",
        "sent" => $"{row.Id} was sent; there is nothing to end.",
        _ => $"{row.Id} was dropped already ({row.Reason}).",
    };

    public static IEnumerable<string> WillRetry(IReadOnlyList<DeliveryRow> rows)
    {
        yield return $"{Stated.Count(rows.Count, "dead delivery", "dead deliveries")} will wait again and be tried as if never tried before:";
        foreach (var line in Summary(rows))
        {
            yield return line;
        }

        if (rows.Count(row => row.Reason?.StartsWith(Judge.MaybeSeen, StringComparison.Ordinal) == true) is var unsure and > 0)
        {
            yield return $"{Stated.Count(unsure, "of them may", "of them may")} have been seen already: looked up in the conversation first, and posted only when not there.";
        }
    }

    public static IEnumerable<string> WillDrop(IReadOnlyList<DeliveryRow> rows)
    {
        yield return $"{Stated.Count(rows.Count, "delivery", "deliveries")} will be ended and never sent:";
        foreach (var line in Summary(rows))
        {
            yield return line;
        }

        if (rows.Count(row => row.State == "unsure") is var unsure and > 0)
        {
            yield return $"{Stated.Count(unsure, "of them is", "of them are")} unsure: Slack may have shown it already, and nobody will look.";
        }
    }

    private static IEnumerable<string> Summary(IReadOnlyList<DeliveryRow> rows) => rows
        .GroupBy(row => (row.TeamId, row.Kind, row.State, row.Reason))
        .OrderByDescending(group => group.Count())
        .Take(20)
        .Select(group => $"  {group.Count(),6}  {group.Key.Kind} in {group.Key.TeamId}, {group.Key.State}{(group.Key.Reason is { } reason ? $": {reason}" : "")}");

    public static string Retried(int changed, int meant) => changed == meant
        ? $"{Stated.Count(changed, "delivery waits", "deliveries wait")} again."
        : $"{Stated.Count(changed, "delivery waits", "deliveries wait")} again; {meant - changed} changed meanwhile and stayed as they are.";

    public static string Dropped(int changed, int meant) => changed == meant
        ? $"{Stated.Count(changed, "delivery", "deliveries")} ended."
        : $"{Stated.Count(changed, "delivery", "deliveries")} ended; {meant - changed} changed meanwhile and stayed as they are.";

    public static string Reason(string given) => $"by an operator: {given}";

    public static string NameOf(DeliveryClass @class) => @class switch
    {
        DeliveryClass.Answer => "answer",
        DeliveryClass.Appointment => "appointment",
        DeliveryClass.Nudge => "nudge",
        DeliveryClass.Read => "read",
        _ => "home",
    };
}
