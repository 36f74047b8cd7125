using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>Rows that are done together in one transaction: what goes wrong with one is undone by itself, and the others stay done.</summary>
internal static class OneOfMany
{
    private const string Name = "one_of_many";

    /// <summary>
    /// Null when it was done. A database that is away, or two that waited for each other, is the fault of none of them, and ends all: they are done anew
    /// in the next minute, which what is wrong with one would not help.
    /// </summary>
    public static async Task<Exception?> TryAsync(this NpgsqlTransaction transaction, Func<Task> work, CancellationToken cancel)
    {
        await transaction.SaveAsync(Name, cancel);
        try
        {
            await work();
            await transaction.ReleaseAsync(Name, cancel);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException && !Database.IsDown(e) && !IsOfTheMoment(e))
        {
            await transaction.RollbackAsync(Name, cancel);
            return e;
        }
    }

    private static bool IsOfTheMoment(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable };
}
