using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>Finds out who the members of channels and groups are, and which of them are people of this workspace. Implemented by Features/Invitations.</summary>
internal interface IPeopleFinder
{
    /// <summary>Begins with it in the caller's transaction. It takes a while; the <see cref="IPeopleFound"/> of that purpose is told once.</summary>
    Task FindAsync(NpgsqlTransaction transaction, PeopleWanted wanted, CancellationToken cancel);
}

/// <summary>Who is looked for.</summary>
/// <param name="By">Who wants to know.</param>
/// <param name="Purpose">Whom to tell, see <see cref="IPeopleFound"/>.</param>
/// <param name="About">What it is about, for them.</param>
internal sealed record PeopleWanted(LearnerKey By, string Purpose, Guid About)
{
    public IReadOnlyList<string> UserIds { get; init; } = [];
    public IReadOnlyList<string> ChannelIds { get; init; } = [];

    /// <summary>Handles of user groups, without @.</summary>
    public IReadOnlyList<string> GroupNames { get; init; } = [];
}

/// <summary>Hears who was found. Implemented by whoever asked.</summary>
internal interface IPeopleFound
{
    string Purpose { get; }

    /// <param name="transaction">Of the last reading.</param>
    /// <param name="by">Who wanted to know.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="people">Members of the workspace: no bots, no guests, nobody who left.</param>
    /// <param name="problems">A line for each channel or group that could not be read.</param>
    /// <param name="cancel">Stops it.</param>
    Task TakeAsync(
        NpgsqlTransaction transaction, LearnerKey by, Guid about, IReadOnlyList<FoundPerson> people, IReadOnlyList<Mrkdwn> problems, CancellationToken cancel);
}

/// <summary>Somebody who was found.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Via">Where first: "", a channel's id, or a group's name after an @.</param>
/// <param name="Zone">From their profile.</param>
internal sealed record FoundPerson(string UserId, string Via, string? Zone);
