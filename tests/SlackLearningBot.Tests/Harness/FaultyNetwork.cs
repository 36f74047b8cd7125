
namespace SlackLearningBot.Tests.Harness;

/// <summary>What stands between the bot and the Playground: passes calls on, loses them, or answers in Slack's place.</summary>
internal sealed class FaultyNetwork : DelegatingHandler
{
    private readonly Dictionary<string, Queue<Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>>> faults = [];

    public FaultyNetwork()
        : base(new SocketsHttpHandler())
    {
    }

    public void Use(IServiceCollection services) => services.AddSingleton(_ => new HttpClient(this));

    /// <summary>The next call of the method is carried out, but its answer never comes back.</summary>
    public void LoseAnswer(string method) => Next(method, async (_, pass, _) =>
    {
        using var answer = await pass();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was cut.");
    });

    /// <summary>The next call of the method is carried out, something else happens, and its answer does not come while anybody waits.</summary>
    public void LoseAnswerSlowly(string method, Func<Task> meanwhile) => Next(method, async (_, pass, cancel) =>
    {
        using var answer = await pass();
        await meanwhile();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        return answer;
    });

    /// <summary>The next call of the method is cut before Slack sees it, which the caller cannot tell from a lost answer.</summary>
    public void LoseCall(string method) => Next(method, (_, _, _) =>
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection was cut."));

    /// <summary>The next call of the method gets this answer and does nothing.</summary>
    public void Answer(string method, int status, string body, params (string Name, string Value)[] headers) => Next(method, (_, _, _) =>
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StringContent(body) };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(answer);
    });

    /// <summary>Something happens while the next call of the method is under way, and then the call goes on.</summary>
    public void Meanwhile(string method, Func<Task> happens) => Next(method, async (_, pass, _) =>
    {
        await happens();
        return await pass();
    });

    /// <summary>Looks at the next call of the method, which then goes on to whatever comes next for it.</summary>
    public void See(string method, Func<HttpRequestMessage, Task> look) => Next(method, async (request, pass, cancel) =>
    {
        await look(request);
        return await SendAsync(request, cancel);
    });

    private void Next(string method, Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>> fault)
    {
        if (!faults.TryGetValue(method, out var queue))
        {
            faults[method] = queue = new();
        }

        queue.Enqueue(fault);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        faults.TryGetValue(MethodOf(request.RequestUri!), out var queue) && queue.TryDequeue(out var fault)
            ? fault(request, () => base.SendAsync(request, cancellationToken), cancellationToken)
            : base.SendAsync(request, cancellationToken);

    /// <summary>Slack's method; every response_url goes by that name.</summary>
    private static string MethodOf(Uri address) => address.AbsolutePath.StartsWith("/response/", StringComparison.Ordinal) ? "response_url" : address.Segments[^1];
}
