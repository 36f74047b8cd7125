using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Hears where people were, so that they bring something back. Implemented by Features/TakeAways; called where they say, or are seen, to have been there.</summary>
internal interface ITakeAways
{
    /// <summary>Owes one question, a few of their working days later. Called again for the same it changes what is kept and asks nothing a second time.</summary>
    Task ExpectAsync(NpgsqlTransaction transaction, LearnerKey person, BeenThere where, CancellationToken cancel);

    /// <summary>The same for several people of one workspace, each once, in one go.</summary>
    Task ExpectAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, BeenThere where, CancellationToken cancel);

    /// <summary>By somebody else's word these people of one workspace were not there: who has not written yet is not asked. What they wrote is theirs, and stays.</summary>
    Task StopAskingAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, string about, CancellationToken cancel);

    /// <summary>How it stands with what one person brings back from one place.</summary>
    Task<TakeAwayStanding> FindStandingAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel);
}

/// <summary>How it stands with what somebody brings back from one place.</summary>
internal enum TakeAwayStanding
{
    /// <summary>There is nothing to bring back.</summary>
    Nothing,

    /// <summary>The one question is still to come.</summary>
    WillBeAsked,

    /// <summary>They can write it down, and are not asked: they were already, or it is too long ago.</summary>
    Open,

    Written,
}

/// <summary>Forgets them. Implemented by Features/TakeAways; apart from <see cref="ITakeAways"/>, because it takes talks back, whose slices ask for take-aways themselves.</summary>
internal interface IForgetsTakeAways
{
    /// <summary>By their own word they were not there after all: what they wrote about it is forgotten, and nobody is asked.</summary>
    Task ForgetAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel);
}

/// <summary>A conference, course or workshop somebody was at.</summary>
/// <param name="About">Stands for it: <c>course:…</c>, or see <see cref="AboutSession"/>.</param>
/// <param name="Title">150 characters at most.</param>
/// <param name="DoneOn">The day on which they were done.</param>
internal sealed record BeenThere(string About, string Title, DateOnly DoneOn)
{
    /// <summary>Stands for a session of our own, whichever of its dates it was.</summary>
    /// <param name="kind">As Learning/Gatherings names it.</param>
    /// <param name="sessionId">Its id.</param>
    public static string AboutSession(string kind, Guid sessionId) => $"{kind}:{sessionId:N}";
}
