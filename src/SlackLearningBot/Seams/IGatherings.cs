using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>
/// What people come together for: talks, and sessions of several kinds. Implemented by Features/Gatherings; the slice that brings a kind says who
/// may do what, and asks for it here.
/// </summary>
internal interface IGatherings
{
    /// <summary>Somebody proposes one, or one was held already.</summary>
    Task AddAsync(NpgsqlTransaction transaction, NewGathering gathering, CancellationToken cancel);

    /// <summary>What it is about, and who hosts it.</summary>
    Task DescribeAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, GatheringWords words, CancellationToken cancel);

    /// <summary>
    /// When and where it is. At first it is announced, and its hosts hear of it; later whoever said yes, or waits, hears of another time or place exactly once.
    /// False: it is over or called off, and nothing was changed.
    /// </summary>
    Task<bool> PlanAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, GatheringPlan plan, CancellationToken cancel);

    /// <summary>
    /// Somebody chose another channel for its announcement. It is announced there as soon as the bot has looked that the channel is for everybody here;
    /// when it is not, whoever chose it hears so, and it stays announced where it was. Whatever was chosen before and not looked at yet counts no more;
    /// null: it is announced where the plan says.
    /// </summary>
    Task AnnounceAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, string? channel, CancellationToken cancel);

    /// <summary>The channel that somebody chose, and that the bot has not looked at yet; forms show it as chosen.</summary>
    Task<string?> FindChosenChannelAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel);

    /// <summary>It does not take place. False: it is over or called off already.</summary>
    Task<bool> CallOffAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, CancellationToken cancel);

    /// <summary>
    /// Whoever alone was to hold it takes the proposal back, with what it was about; nobody hears of it. False: it is not proposed any more, or others hold it, too.
    /// </summary>
    Task<bool> TakeBackAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, CancellationToken cancel);

    /// <summary>
    /// Those who give dates do not want what is proposed. Whoever proposed it, and whoever was to hold it, hears so once, with the reason, which may be empty.
    /// False: it is not proposed any more.
    /// </summary>
    Task<bool> DeclineAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, string reason, CancellationToken cancel);

    /// <summary>
    /// Who was there, by whoever held it: those were, with a seat or without, and nobody else was, whatever they say themselves. A later list takes its place.
    /// False: it has not begun, was called off, or was too long ago.
    /// </summary>
    Task<bool> ListAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, IReadOnlyList<string> people, CancellationToken cancel);
}

/// <summary>Kinds of gatherings, as they are stored.</summary>
internal static class GatheringKinds
{
    public const string Talk = "talk";
}

/// <summary>What a gathering is about.</summary>
/// <param name="Title">One line.</param>
/// <param name="Abstract">A few; may be empty.</param>
/// <param name="Skills">What one learns there.</param>
/// <param name="Hosts">User ids: who speaks or teaches.</param>
internal sealed record GatheringWords(string Title, string Abstract, IReadOnlyList<string> Skills, IReadOnlyList<string> Hosts);

/// <summary>A new one.</summary>
/// <param name="By">Who brings it in.</param>
/// <param name="GatheringId">Its id.</param>
/// <param name="Kind">As Learning/Gatherings names it.</param>
/// <param name="Words">What it is about.</param>
internal sealed record NewGathering(LearnerKey By, Guid GatheringId, string Kind, GatheringWords Words)
{
    /// <summary>When its hosts would like it, in their own words.</summary>
    public string Wished { get; init; } = "";

    /// <summary>The day it was held; null: it is proposed.</summary>
    public DateOnly? HeldOn { get; init; }
}

/// <summary>When and where a gathering is.</summary>
/// <param name="StartsAt">The instant.</param>
/// <param name="Day">By the calendar of whoever plans it.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Place">A room or a link; may be empty.</param>
/// <param name="Seats">How many may come; null: as many as want to.</param>
/// <param name="Channel">Where it is announced; null: nowhere. A channel that a person chose just now goes through <see cref="IGatherings.AnnounceAsync"/>.</param>
internal sealed record GatheringPlan(DateTimeOffset StartsAt, DateOnly Day, int Minutes, string Place, int? Seats, string? Channel);
