using Microsoft.Extensions.FileProviders;

namespace SlackLearningBot.Playground;

/// <summary>
/// Serves the page straight from its folder: beside the program when published, in the source tree otherwise.
/// The static web assets of the build are left out, as a test's build has none and an unpublished one mixes them up.
/// </summary>
internal static class WebRoot
{
    public static void UsePage(this WebApplication app, PlaygroundOptions options)
    {
        if ((options.WebRoot ?? Find()) is not { } folder)
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
        });
    }

    private static string? Find()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (File.Exists(Path.Combine(beside, "index.html")))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src", "SlackLearningBot.Playground", "wwwroot");
            if (Directory.Exists(source))
            {
                return source;
            }
        }

        return null;
    }
}
