using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>Hears where people were, so that they bring something back. Implemented by Features/TakeAways; called where they say, or are seen, to have been there.</summary>
internal interface ITakeAways
{
    /// <summary>Owes one question, a few of their working days later. Called again for the same it changes what is kept and asks nothing a second time.</summary>
    Task ExpectAsync(NpgsqlTransaction transaction, LearnerKey person, BeenThere where, CancellationToken cancel);

    /// <summary>They were not there after all: what they wrote about it is forgotten, and nobody is asked.</summary>
    Task ForgetAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel);
}

/// <summary>A conference, course or workshop somebody was at.</summary>
/// <param name="About">Stands for it, e.g. <c>course:…</c>.</param>
/// <param name="Title">150 characters at most.</param>
/// <param name="DoneOn">The day on which they were done.</param>
internal sealed record BeenThere(string About, string Title, DateOnly DoneOn);
