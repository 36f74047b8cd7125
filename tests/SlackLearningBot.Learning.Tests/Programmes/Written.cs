using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Learning.Tests.Programmes;

/// <summary>Programmes as somebody wrote them, for the checks.</summary>
internal static class Written
{
    public static readonly Guid Final = Guid.Parse("00000000-0000-7000-8000-000000000001");

    public static readonly ProgrammeWorld World = new(
        new HashSet<string>(["sql-index-order"]), new HashSet<string>(["sql-basics"]), new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase) { ["SQL, the basics"] = Final });

    /// <summary>A step in a line of its own: its fields as "key=value".</summary>
    public static StepDraft Step(int line, params string[] fields)
    {
        var values = fields.Select(field => field.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new StepDraft
        {
            At = At(line),
            Id = Get("id") ?? new Raw($"step-{line}", At(line)),
            Kind = Get("kind"),
            Title = Get("title") ?? new Raw($"Step {line}", At(line)),
            Days = Get("days"),
            Text = Get("text"),
            Link = Get("link"),
            Minutes = Get("minutes"),
            Place = Get("place"),
            Lesson = Get("lesson"),
            Track = Get("track"),
            Assessment = Get("assessment"),
            Weeks = Get("weeks"),
            For = Get("for"),
        };

        Raw? Get(string key) => values.TryGetValue(key, out var value) ? new Raw(value, At(line)) : null;
    }

    public static FormDraft Or(int line, string kind, string? link = "https://example.com/a") =>
        new(At(line), new Raw(kind, At(line)), null, null, link is null ? null : new Raw(link, At(line)), null);

    public static ProgrammeDraft Of(params StepDraft[] steps) =>
        new() { At = At(1), Id = new Raw("sql", At(1)), Title = new Raw("SQL for analysts", At(2)), Steps = steps };

    public static ProgrammeVerdict Check(params StepDraft[] steps) => ProgrammeCheck.Check(Of(steps), [], World);

    /// <summary>"line rule" of each error.</summary>
    public static IEnumerable<string> Rules(ProgrammeVerdict verdict) =>
        verdict is ProgrammeVerdict.Refused refused ? refused.Errors.Select(error => $"{error.Line} {error.Rule}") : [];

    public static At At(int line) => new("sql.yaml", line);
}
