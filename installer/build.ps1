<#
.SYNOPSIS
Makes the Windows package of Edgewise (.msi), with jpackage.
.DESCRIPTION
Needs Maven, a JDK 25 or newer (JAVA_HOME, or in one of the usual folders) and the WiX Toolset on the PATH.
The package comes to target\installer. Exit code: 0 made; 3 something is missing or failed.
.EXAMPLE
powershell -ExecutionPolicy Bypass -File installer\build.ps1
#>
[CmdletBinding()]
param(
  # What to make: the package, or the program's folder alone.
  [ValidateSet('msi', 'exe', 'app-image')]
  [string] $Type = 'msi'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$out = Join-Path $root 'target\installer'
$product = 'Edgewise Designer'

function Stop-Build([string] $Why) {
  [Console]::Error.WriteLine("installer: $Why")
  exit 3
}

function Invoke-Tool([string] $Tool, [string[]] $Arguments, [string] $Trouble) {
  & $Tool @Arguments
  if ($LASTEXITCODE -ne 0) { Stop-Build $Trouble }
}

function Test-Jdk([string] $Folder) {
  $release = Join-Path $Folder 'release'
  if (-not (Test-Path (Join-Path $Folder 'bin\jpackage.exe')) -or -not (Test-Path $release)) { return $false }
  $found = Select-String -Path $release -Pattern '^JAVA_VERSION="(\d+)' | Select-Object -First 1
  return $found -and [int] $found.Matches[0].Groups[1].Value -ge 25
}

function Find-Jdk {
  $places = @()
  if ($env:JAVA_HOME) { $places += $env:JAVA_HOME }
  foreach ($vendor in 'Eclipse Adoptium', 'Java', 'Microsoft', 'Amazon Corretto', 'Zulu', 'BellSoft') {
    $folder = Join-Path $env:ProgramFiles $vendor
    if (Test-Path $folder) { $places += (Get-ChildItem -Directory $folder).FullName }
  }
  return $places | Where-Object { Test-Jdk $_ } | Select-Object -First 1
}

$jdk = Find-Jdk
if (-not $jdk) { Stop-Build 'no JDK 25 or newer found; install one or set JAVA_HOME' }
if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) { Stop-Build 'Maven (mvn) is not on the PATH; install it' }
if ($Type -ne 'app-image' -and -not (Get-Command wix, candle -ErrorAction SilentlyContinue)) {
  Stop-Build 'the WiX Toolset is not on the PATH; install it, or ask for -Type app-image'
}

Set-Location $root
Write-Host 'installer: building the program'
$env:JAVA25_HOME = $jdk
if (-not $env:JAVA_HOME) { $env:JAVA_HOME = $jdk }
Invoke-Tool 'mvn.cmd' @('-B', '-q', '-ntp', '-Dfast', 'process-classes', 'jar:jar') 'the program could not be built'
$version = (& "$jdk\bin\java.exe" -cp target\edgewise.jar edgewise.Main --version) -replace '^edgewise ', ''
Invoke-Tool "$jdk\bin\java.exe" @('src\build\ModernClasses.java', 'target\lib') 'the libraries could not be prepared'

if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$out\input", "$out\fx", "$out\native" | Out-Null
Copy-Item target\edgewise.jar, target\lib\*.jar "$out\input"

# JavaFX becomes a part of the runtime. Its native libraries go beside those of the runtime: left inside the jars, they would
# be unpacked into each user's profile.
Write-Host 'installer: taking JavaFX apart'
Add-Type -AssemblyName System.IO.Compression.FileSystem
foreach ($jar in Get-ChildItem target\lib\fx\*.jar) {
  $folder = Join-Path $out 'jar'
  [IO.Compression.ZipFile]::ExtractToDirectory($jar.FullName, $folder)
  Get-ChildItem $folder -Filter *.dll | Move-Item -Destination "$out\native"
  Invoke-Tool "$jdk\bin\jar.exe" @('--create', '--file', "$out\fx\$($jar.Name)", '--manifest',
    "$folder\META-INF\MANIFEST.MF", '-C', $folder, '.') 'JavaFX could not be packed again'
  Remove-Item -Recurse -Force $folder
}

Write-Host 'installer: trimming the runtime'
$jars = (Get-ChildItem "$out\input\*.jar").FullName
$needed = & "$jdk\bin\jdeps.exe" --ignore-missing-deps --multi-release 25 --print-module-deps `
  --module-path "$out\input;$out\fx" @jars 2>$null | Select-Object -Last 1
$modules = @($needed -split ',' | Where-Object { $_ -notlike 'javafx*' }) + @(Get-Content installer\modules.txt)
Invoke-Tool "$jdk\bin\jlink.exe" @('--module-path', "$out\fx", '--add-modules', ($modules -join ','), '--include-locales=en,ja,ru,zh', '--strip-debug',
  '--no-header-files', '--no-man-pages', '--output', "$out\runtime") 'jlink failed'
Copy-Item "$out\native\*" "$out\runtime\bin"

# A window must not stand still while memory is tidied up, which takes a collector that not every JDK has.
$collector = @('-XX:+UseShenandoahGC', '-XX:ShenandoahGCMode=generational')
& { $ErrorActionPreference = 'Continue'; & "$out\runtime\bin\java.exe" $collector -version *> $null }
if ($LASTEXITCODE -ne 0) { $collector = @('-XX:+UseG1GC') }
$collecting = @($collector | ForEach-Object { '--java-options', $_ })

# A program of the window system has no console, so the commands have a starter of their own, edgewise.exe.
Write-Host 'installer: making the program''s folder'
Invoke-Tool "$jdk\bin\jpackage.exe" (@('--type', 'app-image', '@installer\jpackage.args') + $collecting + @('--name', $product,
  '--app-version', $version, '--icon', 'icons\edgewise.ico', '--input', "$out\input", '--runtime-image', "$out\runtime",
  '--add-launcher', 'edgewise=installer\windows\console.properties', '--dest', $out)) 'jpackage failed'
$app = "$out\$product\app"
$java = "$out\$product\runtime"

Write-Host 'installer: preparing a fast start'
$classpath = (Get-Content "$app\$product.cfg" | Where-Object { $_ -like 'app.classpath=*' } |
    ForEach-Object { $_ -replace '^app\.classpath=\$APPDIR', $app }) -join ';'
New-Item -ItemType Directory -Force "$java\bin", "$out\train" | Out-Null
Copy-Item "$out\runtime\bin\java.exe" "$java\bin" -Force
Invoke-Tool "$java\bin\java.exe" (@('-Xlog:disable') + $collector + @("-XX:AOTCacheOutput=$app\edgewise.aot",
  '--enable-native-access=javafx.graphics',
  '-Dedgewise.train=true', "-Dedgewise.trainPlan=$out\train", '-Dglass.platform=Headless', '-Dprism.order=sw',
  '-cp', $classpath, 'edgewise.Main', 'templates\edge-scaled-dnslb-nat.edgewise')) 'the training run failed'
Remove-Item "$java\bin\java.exe"

if ($Type -ne 'app-image') {
  Write-Host "installer: packing $Type"
  Set-Content -Encoding ASCII "$out\association" @('extension=edgewise', 'mime-type=application/x-edgewise',
    'description=Edgewise design', "icon=$("$root\icons\edgewise.ico" -replace '\\', '/')")
  Invoke-Tool "$jdk\bin\jpackage.exe" @('--type', $Type, '--app-image', "$out\$product", '--name', $product,
    '--app-version', $version, '--license-file', 'LICENSE', '--file-associations', "$out\association", '--win-menu',
    '--win-shortcut-prompt', '--win-dir-chooser', '--win-upgrade-uuid', '5b1f6e0c-0f0b-4c59-9c8e-6b2f7f2f3a51',
    '--dest', $out) "jpackage failed for $Type"
}
Remove-Item -Recurse -Force "$out\input", "$out\runtime", "$out\train", "$out\fx", "$out\native"
Get-ChildItem $out | Where-Object { $_.Extension -in '.msi', '.exe' } | ForEach-Object { Write-Host "installer: $($_.FullName)" }
exit 0
