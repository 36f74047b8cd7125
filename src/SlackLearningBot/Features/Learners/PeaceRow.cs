using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>A person's own word about quiet hours, messages a day and holidays, beside what their company and their country say.</summary>
internal sealed record PeaceRow
{
    public TimeOnly? QuietFrom { get; init; }
    public TimeOnly? QuietUntil { get; init; }
    public short? NudgesADay { get; init; }

    /// <summary>Chosen: a calendar's name, "" for none.</summary>
    public string? Calendar { get; init; }

    public TimeOnly? CompanyQuietFrom { get; init; }
    public TimeOnly? CompanyQuietUntil { get; init; }
    public short? CompanyNudgesADay { get; init; }

    /// <summary>The calendar that holds, and who chose it: 'person', 'country' or 'workspace'.</summary>
    public string? Title { get; init; }

    public string? ChosenBy { get; init; }

    /// <summary>The calendar that would hold without their choice.</summary>
    public string? CompanyTitle { get; init; }

    public string? CompanyChosenBy { get; init; }

    public QuietHours? OwnQuiet => QuietHours.Of(QuietFrom, QuietUntil);

    public PeaceChoice Choice => new(OwnQuiet, NudgesADay, Calendar);

    /// <summary>Whether owners decided; else it is the bot's own setting.</summary>
    public bool IsQuietDecided => QuietHours.Of(CompanyQuietFrom, CompanyQuietUntil) is not null;

    /// <summary>The same of the messages a day.</summary>
    public bool IsMostDecided(BotSettings settings) => CompanyNudgesADay <= settings.NudgesADay;

    public QuietHours CompanyQuiet(BotSettings settings) => QuietHours.Of(CompanyQuietFrom, CompanyQuietUntil) ?? settings.Quiet();

    /// <summary>The most there may be: the company's word, and never more than the program's.</summary>
    public int Most(BotSettings settings) => settings.Most(CompanyNudgesADay);
}
