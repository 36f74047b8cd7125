using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Defaults;

/// <summary>What a workspace decided; null: the program's settings hold.</summary>
internal sealed record DefaultsRow
{
    public string? Zone { get; init; }
    public TimeOnly? Hour { get; init; }
    public short? Days { get; init; }
    public TimeOnly? QuietFrom { get; init; }
    public TimeOnly? QuietUntil { get; init; }
    public short? NudgesADay { get; init; }
    public string? Calendar { get; init; }

    /// <summary>names or counts.</summary>
    public string? AssessmentResults { get; init; }

    /// <summary>What holds now, with the program's settings where the workspace said nothing.</summary>
    public WorkspaceDefault With(BotSettings settings) => new(
        new Rhythm(
            Zone is not null && Zones.IsKnown(Zone) ? Zone : settings.DefaultZone,
            Hour ?? settings.Hour(),
            (LearningDays?)Days ?? LearningDays.Weekdays),
        new PeaceChoice(
            QuietHours.Of(QuietFrom, QuietUntil) ?? settings.Quiet(),
            settings.Most(NudgesADay),
            Calendar ?? ""),
        AssessmentResults != "counts");
}

/// <summary>What newcomers are proposed, and what holds for people who chose nothing.</summary>
/// <param name="Rhythm">What newcomers are proposed.</param>
/// <param name="Peace">What holds for who chose nothing.</param>
/// <param name="ShowsNames">Whether owners see who passed an assessment, or only how many did.</param>
internal sealed record WorkspaceDefault(Rhythm Rhythm, PeaceChoice Peace, bool ShowsNames);

/// <summary>How many learners chose nothing themselves, so that the workspace's word holds for them.</summary>
internal sealed record PeopleWithoutChoice(int Quiet, int Nudges, int Holidays);
