using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>Rows that are done together in one transaction: what goes wrong with one is undone by itself, and the others stay done.</summary>
internal static class OneOfMany
{
    private const string Name = "one_of_many";

    /// <summary>Null when it was done. A database that is away is nobody's fault, and ends all of them.</summary>
    public static async Task<Exception?> TryAsync(this NpgsqlTransaction transaction, Func<Task> work, CancellationToken cancel)
    {
        await transaction.SaveAsync(Name, cancel);
        try
        {
            await work();
            await transaction.ReleaseAsync(Name, cancel);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException && !Database.IsDown(e))
        {
            await transaction.RollbackAsync(Name, cancel);
            return e;
        }
    }
}
