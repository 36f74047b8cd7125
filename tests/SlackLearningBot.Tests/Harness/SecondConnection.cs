using System.Collections.Concurrent;
using System.Diagnostics;
using SlackLearningBot.Data;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// Whoever opens a connection while holding another in a transaction (<see cref="Database.InTransactionAsync{T}"/>) waits for the pool with a part of it in hand: twenty at once wait for
/// ever. Here it throws at the line that does it; where somebody catches that, the bot under test tells it when it is taken down.
/// </summary>
internal sealed class SecondConnection : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> found = [];

    static SecondConnection() => ActivitySource.AddActivityListener(new ActivityListener
    {
        ShouldListenTo = source => source.Name == Database.SpanSource,
        Sample = (ref _) => ActivitySamplingResult.PropagationData,
    });

    /// <summary>For a data source that no host logs for.</summary>
    public static ILoggerFactory Watch { get; } = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new SecondConnection()));

    /// <exception cref="InvalidOperationException">Somebody opened one.</exception>
    public void ThrowIfFound()
    {
        if (found.TryPeek(out var where))
        {
            throw new InvalidOperationException($"A second connection was opened inside a transaction; hand the transaction on instead.\n{where}");
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name != "OpeningConnection")
        {
            return;
        }

        for (var span = Activity.Current; span is not null; span = span.Parent)
        {
            if (span is { OperationName: Database.TransactionSpan, IsStopped: false })
            {
                found.Enqueue(Environment.StackTrace);
                ThrowIfFound();
            }
        }
    }

    public void Dispose()
    {
    }
}
